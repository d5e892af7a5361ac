using Xunit.Abstractions;

namespace ActorConcurrency.Tests;

/// <summary>Whatever meets at a counter, one order of the changes explains what everybody saw.</summary>
public sealed class CounterLinearizabilityTests(Actors actors, ITestOutputHelper output) : IClassFixture<Actors>
{
    private const int Count = 3000;
    private readonly Histories _histories = new(output);

    [Fact]
    public Task Every_history_is_that_of_a_number() => _histories.PlayAsync(Count, seed => new CounterTrial(seed, Start));

    [Fact]
    public Task A_counter_that_loses_updates_is_caught() => CatchAsync(inner => new LosingCounter(inner));

    [Fact]
    public Task A_counter_whose_reads_are_stale_is_caught() => CatchAsync(inner => new StaleCounter(inner));

    [Fact]
    public Task A_counter_that_is_late_with_what_it_was_told_is_caught() => CatchAsync(inner => new LateCounter(inner));

    private Task CatchAsync(Func<ICounter, ICounter> breaking) =>
        _histories.CatchAsync(Count, seed => new CounterTrial(seed, (settings, time) => Start(settings, time).Wrap(breaking)));

    private Handles<ICounter> Start(CounterSettings settings, TimeProvider time)
    {
        var owner = ActorCounter.Start(actors.System, settings, timeProvider: time);
        return new(owner, ActorCounter.Attach(owner.Actor, settings, time), owner.Actor);
    }
}
