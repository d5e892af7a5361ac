using Akka.Actor;
using Akka.TestKit;

namespace ActorConcurrency.Tests;

public sealed class ActorCountdownTests : CountdownConformance, IAsyncLifetime
{
    private readonly ActorSystem _system = ActorSystem.Create("countdown", Actors.VirtualTime);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    protected override ICountdown Start(int from, TimeSpan period) =>
        ActorCountdown.Start(_system, new CountdownSettings { From = from, Period = period });

    protected override ValueTask AdvanceAsync(TimeSpan by)
    {
        ((TestScheduler)_system.Scheduler).Advance(by);
        return default;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_needs_no_settings()
    {
        await using var countdown = ActorCountdown.Start(_system);

        Assert.Equal(10, (await countdown.SnapshotAsync()).From);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_tick_handler_runs_for_each_number()
    {
        var numbers = new List<int>();
        await using var countdown = ActorCountdown.Start(_system, new CountdownSettings { From = 2, Period = Some.Period() }, numbers.Add);
        await using var ticks = countdown.TicksAsync().GetAsyncEnumerator();
        Assert.True(await ticks.MoveNextAsync());

        await countdown.SnapshotAsync();
        await AdvanceAsync(Some.Period());

        Assert.True(await ticks.MoveNextAsync());
        Assert.Equal([2, 1], numbers);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_handler_that_crashes_too_often_fails_the_countdown()
    {
        var settings = new CountdownSettings { From = 2, Period = Some.Period(), MaxRestarts = 0 };
        await using var countdown = ActorCountdown.Start(_system, settings, _ => throw new InvalidOperationException("boom"));

        Assert.Equal(new CountdownOutcome.Failed("System.InvalidOperationException", "boom", 2), await countdown.Completion);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => countdown.Started);
        Assert.Equal(CountdownPhase.Failed, (await countdown.SnapshotAsync()).Phase);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_crash_whose_exception_cannot_say_what_it_is_fails_the_countdown_all_the_same()
    {
        var settings = new CountdownSettings { From = 2, Period = Some.Period(), MaxRestarts = 0 };
        await using var countdown = ActorCountdown.Start(_system, settings, _ => throw new UnreadableException());

        Assert.Equal(typeof(UnreadableException).FullName, Assert.IsType<CountdownOutcome.Failed>(await countdown.Completion).ErrorType);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task If_its_actor_ends_unasked_it_has_failed_and_everything_still_answers()
    {
        await using var countdown = ActorCountdown.Start(_system, new CountdownSettings { From = 3 });
        await countdown.Started;

        countdown.Actor.Tell(Kill.Instance);

        var failed = Assert.IsType<CountdownOutcome.Failed>(await countdown.Completion);
        Assert.Equal(("ActorConcurrency.StoppedException", 2), (failed.ErrorType, failed.Remaining));
        Assert.Equal(failed, await countdown.TerminateAsync());
        Assert.Equal(new CountdownSnapshot(3, 2, CountdownPhase.Failed, 0), await countdown.SnapshotAsync());
        Assert.Equal([3], await countdown.TicksAsync().ToListAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Calls_in_flight_when_it_is_disposed_of_are_answered_too()
    {
        var countdown = ActorCountdown.Start(_system, new CountdownSettings { From = 3 });
        var calls = Enumerable.Range(0, 50).Select(_ => countdown.SnapshotAsync().AsTask()).ToList();

        var disposal = countdown.DisposeAsync();
        calls.AddRange(Enumerable.Range(0, 50).Select(_ => countdown.SnapshotAsync().AsTask()));
        await disposal;

        await Task.WhenAll(calls);
    }
}
