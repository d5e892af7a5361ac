using Xunit.Abstractions;

namespace ActorConcurrency.Tests;

/// <summary>Whatever meets at an event, one order of the requests explains what everybody saw, and no signal is lost or used twice.</summary>
public sealed class EventLinearizabilityTests(Actors actors, ITestOutputHelper output) : IClassFixture<Actors>
{
    private const int Count = 3000;
    private readonly Histories _histories = new(output);

    [Fact]
    public Task Every_history_is_that_of_a_flag_and_its_signals() => _histories.PlayAsync(Count, seed => new EventTrial(seed, Start));

    [Fact]
    public Task An_event_that_pulses_in_two_steps_is_caught() => CatchAsync(inner => new TwoStepEvent(inner));

    [Fact]
    public Task An_event_whose_cancelled_waits_use_up_a_signal_is_caught() => CatchAsync(inner => new ForgetfulEvent(inner));

    [Fact]
    public Task An_event_that_lets_too_many_pass_is_caught() => CatchAsync(settings => settings with { AutoReset = false });

    private Task CatchAsync(Func<IEvent, IEvent> breaking) =>
        _histories.CatchAsync(Count, seed => new EventTrial(seed, (settings, time) => Start(settings, time).Wrap(breaking)));

    private Task CatchAsync(Func<EventSettings, EventSettings> setting) =>
        _histories.CatchAsync(Count, seed => new EventTrial(seed, (settings, time) => Start(setting(settings), time)));

    private Handles<IEvent> Start(EventSettings settings, TimeProvider time)
    {
        var owner = ActorEvent.Start(actors.System, settings, timeProvider: time);
        return new(owner, ActorEvent.Attach(owner.Actor, settings, time), owner.Actor);
    }
}
