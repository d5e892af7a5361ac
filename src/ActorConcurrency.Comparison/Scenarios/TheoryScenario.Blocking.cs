namespace ActorConcurrency.Comparison;

/// <content>A service with a slow answer that blocks and a quick one; both touch its state.</content>
internal sealed partial class TheoryScenario
{
    private static readonly Clause QuickIsQuick = new("quick is quick", "the quick question is answered while the slow one is at work");
    private static readonly Clause BothCount = new("both count", "both questions are in the service's state in the end");

    private static readonly Fault BehindTheSlow = new("behind the slow",
        "One at a time means that everybody waits for the one whose turn it is, also those who do not need its result; and a turn that blocks keeps a thread.")
    {
        Breaks = QuickIsQuick.Name,
        Remedy = new("for an actor: the slow call in a task or a child actor, its result piped to the actor; for a lock: nothing slow under it",
            "one message, or one more entry, more; and the state may have changed when the result is there"),
    };

    private static Experiment BlockingHandler => new()
    {
        Name = "blocking-handler",
        Title = "what does one slow turn do to the others?",
        Kind = ExperimentKind.Deciding,
        Participants = 2,
        Operations = "a service counts what it is asked. It is asked a slow question, for which it makes a call that blocks, and, when that is at work, a quick one. "
            + "With a lock that is held all the time; with a semaphore around the state, and the slow call awaited outside; in an actor whose handler makes the call. "
            + "Then each the other way. The slow call comes back when the quick question is answered; where that can never be, after 0.2 s",
        Invariant = Invariant.Of(QuickIsQuick, BothCount),
        Faults = [BehindTheSlow],
        Contenders =
        [
            Contender.Lock<LockedService>(trial => AskBothAsync(
                trial, call => new LockedService(call, slowUnderLock: true), inside: true,
                "with nothing slow under the lock", call => new LockedService(call, slowUnderLock: false))).Showing(BehindTheSlow),
            Contender.DotNet<SemaphoreSlim>(trial => AskBothAsync(
                trial, call => new AsyncService(call, slowInside: false), inside: false,
                "with the semaphore held meanwhile", call => new AsyncService(call, slowInside: true))),
            Contender.Actor<ServiceActor>(trial => AskBothAsync(
                trial, call => new ServiceOfActor(trial, call, pipes: false), inside: true,
                "with the slow call in a task, piped to the actor", call => new ServiceOfActor(trial, call, pipes: true))).Showing(BehindTheSlow),
        ],
    };

    private static readonly TimeSpan ForAWhile = TimeSpan.FromSeconds(0.2);

    // First as the side is written, which decides; then the other way, which is told.
    private static async Task AskBothAsync(Trial trial, Func<SlowCall, IService> service, bool inside, string otherWay, Func<SlowCall, IService> other)
    {
        var call = new SlowCall(trial, inside ? ForAWhile : Timeout.InfiniteTimeSpan);
        var isBehind = await AskBothAsync(trial, call, service(call));
        trial.Observe("the slow call blocks", call.Blocked);
        if (isBehind) trial.Show(BehindTheSlow, Answered(isBehind));

        trial.Print($"{otherWay}:");
        call = new SlowCall(trial, inside ? Timeout.InfiniteTimeSpan : ForAWhile);
        trial.Observe(otherWay, Answered(await AskBothAsync(trial, call, other(call))));
    }

    private static async Task<bool> AskBothAsync(Trial trial, SlowCall call, IService service)
    {
        // Each on a thread of the pool of its own: it may block.
        var slow = Task.Run(() => service.SlowAsync(trial.Cancellation));
        await call.IsAtWork.WaitAsync(trial.Cancellation);
        await Task.Run(() => service.QuickAsync(trial.Cancellation));
        trial.Say("quick: answered");
        var isBehind = call.IsOver;
        call.QuickIsAnswered.Set();
        await slow;
        trial.Require(BothCount, service.Asked == 2, $"{service.Asked} of 2 questions are in the state");
        return isBehind;
    }

    private static string Answered(bool isBehind) => $"the quick one is answered {(isBehind ? "when the slow one is over" : "while the slow one is at work")}";

    /// <summary>The call that the slow question needs. It blocks; there is none that does not.</summary>
    private sealed class SlowCall(Trial trial, TimeSpan longest)
    {
        private readonly TaskCompletionSource _atWork = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool _isOver;

        public Task IsAtWork => _atWork.Task;

        public bool IsOver => _isOver;

        public ManualResetEventSlim QuickIsAnswered { get; } = new();

        public string Blocked { get; private set; } = "";

        public void Make()
        {
            trial.Say("slow: begins");
            Blocked = Thread.CurrentThread.IsThreadPoolThread ? "a thread of the pool" : "a thread of its own";
            _atWork.SetResult();
            QuickIsAnswered.Wait(longest, trial.Cancellation);
            trial.Say("slow: is over");
            _isOver = true;
        }
    }
}
