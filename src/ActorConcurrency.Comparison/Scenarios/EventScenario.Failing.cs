using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>Several who wait for a signal, one of whom fails.</content>
internal sealed partial class EventScenario
{
    private const int Told = 3;
    private const int Failing = 1;

    private static readonly Clause AllTold = new("all told", $"all of {Told} are told of the signal, whatever one of them does");

    private static readonly Fault RestUntold = new("the rest untold",
        "The handlers of an event are called one after another, on the thread that signals: what one throws goes to the signaller, and those behind it are not called.")
    {
        Breaks = AllTold.Name,
        Remedy = new("a loop over GetInvocationList with “try … catch”; or CancellationToken.Register, which calls all and collects what they throw",
            "to be written at each place that signals; a token can be cancelled only once"),
    };

    private static Experiment FailingHandler => new()
    {
        Name = "failing-handler",
        Title = "what if one of those who are told fails?",
        Kind = ExperimentKind.Deciding,
        Participants = Told,
        Operations = $"{Told} wait for a signal; it is given once; the second of them fails when it is told. The .NET side has an event of C#",
        Invariant = AllTold,
        Faults = [RestUntold],
        Contenders =
        [
            Contender.Original<PythonEvent>(FailInThread).Showing(),
            Contender.DotNet<EventHandler>(FailInHandler).Showing(RestUntold),
            .. Contender.ActorBothWays<ActorEvent>(FailInWaiterAsync),
        ],
        Absences =
        [
            new(Side.Lock, "waiters under Monitor are the original again, but what they throw ends the process."),
        ],
    };

    private static void FailInThread(Trial trial)
    {
        var told = new ToldOnes(trial);
        var @event = new PythonEvent();
        var threads = Enumerable.Range(0, Told).Select(n => PythonThread.Create(() =>
        {
            @event.Wait();
            told.Tell(n);
        }, $"waiter {n}")).ToArray();
        foreach (var thread in threads) thread.Start();
        @event.Set();
        foreach (var thread in threads) thread.Join();
        told.Check();
    }

    private static Task FailInHandler(Trial trial)
    {
        var told = new ToldOnes(trial);
        EventHandler? signalled = null;
        for (var n = 0; n < Told; n++)
        {
            var waiter = n;
            signalled += (_, _) => told.Tell(waiter);
        }

        try { signalled!(trial, EventArgs.Empty); }
        catch (HandlerFailedException failure) { trial.Observe("the signaller gets", failure.Message); }
        told.Check();
        return Task.CompletedTask;
    }

    private static async Task FailInWaiterAsync(Trial trial)
    {
        var told = new ToldOnes(trial);
        await using var @event = ActorEvent.Start(trial.Actors, new EventSettings { GateFirst = trial.GateFirst });
        var waiting = Enumerable.Range(0, Told).Select(async n =>
        {
            await @event.WaitAsync(trial.Cancellation);
            told.Tell(n);
        }).ToArray();
        await @event.SetAsync(trial.Cancellation);
        await Task.WhenAll(waiting).ContinueWith(static _ => { }, TaskScheduler.Default);
        trial.Observe("the failure is seen by", "whoever awaits that waiter");
        told.Check();
    }

    private sealed class ToldOnes(Trial trial)
    {
        private int _told;

        public void Tell(int waiter)
        {
            trial.Say($"waiter {waiter} is told");
            Interlocked.Increment(ref _told);
            if (waiter == Failing) throw new HandlerFailedException();
        }

        public void Check()
        {
            trial.Observe("told", $"{_told} of {Told}");
            if (_told < Told) trial.Show(RestUntold, $"{_told} of {Told} are told");
        }
    }

    private sealed class HandlerFailedException() : Exception("waiter 1 fails");
}
