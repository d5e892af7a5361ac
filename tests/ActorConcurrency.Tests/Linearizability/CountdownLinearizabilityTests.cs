using Xunit.Abstractions;

namespace ActorConcurrency.Tests;

/// <summary>Whatever meets at a countdown, its numbers fall one by one, and everybody sees the same end.</summary>
public sealed class CountdownLinearizabilityTests(Actors actors, ITestOutputHelper output) : IClassFixture<Actors>
{
    private const int Count = 500;
    private readonly Histories _histories = new(output);

    [Fact]
    public Task Every_history_is_that_of_numbers_that_fall_to_one_end() => _histories.PlayAsync(Count, seed => new CountdownTrial(seed, Start), atOnce: 25);

    [Fact]
    public Task A_countdown_that_skips_a_number_is_caught() => CatchAsync(inner => new SkippingCountdown(inner));

    [Fact]
    public Task A_countdown_that_goes_on_after_its_termination_is_caught() => CatchAsync(inner => new HeedlessCountdown(inner));

    private Task CatchAsync(Func<ICountdown, ICountdown> breaking) => _histories.CatchAsync(Count, seed => new CountdownTrial(seed, settings =>
    {
        var (countdown, actor) = Start(settings);
        return (breaking(countdown), actor);
    }));

    private (ICountdown Countdown, Akka.Actor.IActorRef Actor) Start(CountdownSettings settings)
    {
        var countdown = ActorCountdown.Start(actors.System, settings);
        return (countdown, countdown.Actor);
    }
}
