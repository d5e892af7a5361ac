using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

/// <summary>What an event does that is cleared and waited for again, faults included. Each fault is forced, so that it shows every time.</summary>
public sealed class OriginalEventTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_signal_wakes_everybody_who_waits()
    {
        var @event = new RepeatedEvent();
        var threads = Enumerable.Range(0, 3).Select(n => Waiting(@event, $"waiting-{n}")).ToArray();
        foreach (var thread in threads) await Eventually.Blocks(thread);

        @event.Signal();

        Assert.All(threads, thread => Assert.True(thread.Join(Limit.Hang)));
        Assert.False(@event.Event.IsSet);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_cycles_back_before_the_clear_passes_twice_on_one_signal()
    {
        using var gate = new Gate();
        var @event = new RepeatedEvent(betweenSetAndClear: gate.Pass);
        var signalling = OnThread.Run(@event.Signal);
        await gate.Arrived;

        @event.Wait();
        @event.Wait();

        gate.Open();
        await signalling;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_is_at_work_while_it_is_signalled_misses_it_and_waits_for_ever()
    {
        var @event = new RepeatedEvent();
        @event.Signal();

        var late = Waiting(@event, "late");
        await Eventually.Blocks(late);

        // Only another signal could wake it, and that one it takes for the first.
        @event.Signal();
        Assert.True(late.Join(Limit.Hang));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_clear_does_not_hold_back_who_has_been_woken()
    {
        var @event = new PythonEvent();
        var thread = PythonThread.Create(@event.Wait, "woken");
        thread.IsBackground = true;
        thread.Start();
        await Eventually.Blocks(thread);

        @event.Set();
        @event.Clear();

        Assert.True(thread.Join(Limit.Hang));
    }

    private static Thread Waiting(RepeatedEvent @event, string name)
    {
        var thread = PythonThread.Create(@event.Wait, name);
        thread.IsBackground = true;
        thread.Start();
        return thread;
    }
}
