using Akka.Actor;

namespace ActorConcurrency.App.Tests;

/// <summary>"Start it" on the pages of what several go by: barrier, latch, event.</summary>
internal static class StartMeetingSnippets
{
    public static async Task BarrierAsync(
        IActorRefFactory system, int parts, Func<int, long, Task> work, Func<long, CancellationToken, ValueTask> publish, CancellationToken stop)
    {
        // The action runs when all have arrived, before anybody goes on. It can be set only in code.
        await using var barrier = ActorBarrier.Start(system, new BarrierSettings
        {
            Parties = parts,
            Action = async (phase, token) => await publish(phase, token),
        });
        await Task.WhenAll(Enumerable.Range(0, parts).Select(part => PartAsync(barrier, $"part {part}", phase => work(part, phase), stop)));
    }

    // Each part, wherever it runs.
    public static async Task PartAsync(IBarrier barrier, string name, Func<long, Task> work, CancellationToken stop)
    {
        // If the work fails, this disposal is an absence: the others are told at once, by its name.
        await using var me = await barrier.JoinAsync(name, cancellationToken: stop);
        for (var phase = 0; phase < 2; phase++)
        {
            await work(phase);
            await me.SignalAndWaitAsync(stop);
        }

        // The normal end: without this line, the disposal would be an absence here, too.
        await me.LeaveAsync(stop);
    }

    internal static class Trap
    {
        public static async Task PartAsync(IBarrier barrier, string name, CancellationToken stop)
        {
            // Wrong: it has done all its work, and its end breaks the barrier.
            await using var me = await barrier.JoinAsync(name, cancellationToken: stop);
            for (var phase = 0; phase < 2; phase++) await me.SignalAndWaitAsync(stop);
        }
    }

    public static async Task LatchAsync(IActorRefFactory system, Func<Task> load, Func<Task> depart, CancellationToken stop)
    {
        await using var loaded = ActorLatch.Start(system, new LatchSettings { Count = 3 });
        var departing = DepartAsync();
        for (var crate = 0; crate < 3; crate++)
        {
            await load();
            await loaded.SignalAsync(cancellationToken: stop);
        }

        await departing;

        async Task DepartAsync()
        {
            await loaded.WaitAsync(stop);
            await depart();
        }
    }

    public static async Task<(long Signal, long? Next)> EventAsync(IActorRefFactory system, CancellationToken stop)
    {
        // With AutoReset = true, each signal lets one wait pass.
        await using var ready = ActorEvent.Start(system, new EventSettings { AutoReset = false });
        var waiting = ready.WaitAsync(stop);
        await ready.SetAsync(stop);
        long signal = await waiting;

        // Passes on a later signal only. Null: none has come in time.
        long? next = await ready.TryWaitForSignalAsync(TimeSpan.Zero, after: signal, stop);
        return (signal, next);
    }
}
