using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>A service with a slow answer that blocks and a quick one that needs nothing of it.</content>
public sealed partial class TheoryScenario
{
    private static readonly Clause QuickIsQuick = new("quick is quick", "the quick question is answered while the slow one is at work");

    private static readonly Fault BehindTheSlow = new("behind the slow",
        "One at a time means that everybody waits for the one whose turn it is, also those who need nothing of it; and a turn that blocks keeps a thread.")
    {
        Breaks = QuickIsQuick.Name,
        Remedy = new("for an actor: the slow work in a task or a child actor, its result piped to the actor; for a lock: nothing slow under it",
            "one message more; and the state may have changed when the result is there"),
    };

    private static Experiment BlockingHandler => new()
    {
        Name = "blocking-handler",
        Title = "what does one slow turn do to the others?",
        Kind = ExperimentKind.Deciding,
        Participants = 2,
        Operations = "a service is asked a slow question, which blocks, and, when that is at work, a quick one. Under one lock; as two methods that share nothing; as one actor. "
            + "The slow one blocks until the quick one is answered; where that can never be, for 0.2 s",
        Invariant = QuickIsQuick,
        Faults = [BehindTheSlow],
        Contenders =
        [
            Contender.Lock<LockedService>(trial => AskBothAsync(trial, new LockedService(new Questions(trial, ForAWhile))).GetAwaiter().GetResult()).Showing(BehindTheSlow),
            Contender.DotNet<FreeService>(trial => AskBothAsync(trial, new FreeService(new Questions(trial, Timeout.InfiniteTimeSpan)))),
            Contender.Actor<ServiceActor>(trial => AskBothAsync(trial, new ServiceOfActor(trial))).Showing(BehindTheSlow),
        ],
    };

    private static readonly TimeSpan ForAWhile = TimeSpan.FromSeconds(0.2);

    private static async Task AskBothAsync(Trial trial, IService service)
    {
        var slow = Task.Run(() => service.SlowAsync(trial.Cancellation));
        await service.Questions.SlowIsAtWork.WaitAsync(trial.Cancellation);
        await service.QuickAsync(trial.Cancellation);
        var slowWasOver = service.Questions.SlowIsOver;
        service.Questions.QuickIsAnswered.Set();
        await slow;
        trial.Observe("the slow one blocks", service.Questions.Blocked);
        if (slowWasOver) trial.Show(BehindTheSlow, "the quick one is answered when the slow one is over");
    }

    private interface IService
    {
        Questions Questions { get; }

        Task SlowAsync(CancellationToken cancellation);

        Task QuickAsync(CancellationToken cancellation);
    }

    /// <summary>What the two questions do.</summary>
    private sealed class Questions(Trial trial, TimeSpan blocking)
    {
        private readonly TaskCompletionSource _atWork = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool _isOver;

        public Task SlowIsAtWork => _atWork.Task;

        public bool SlowIsOver => _isOver;

        public ManualResetEventSlim QuickIsAnswered { get; } = new();

        public string Blocked { get; private set; } = "";

        public void Slow()
        {
            trial.Say("slow: begins");
            Blocked = Thread.CurrentThread.IsThreadPoolThread ? "a thread of the pool" : "a thread of its own";
            _atWork.SetResult();
            QuickIsAnswered.Wait(blocking, trial.Cancellation);
            trial.Say("slow: is over");
            _isOver = true;
        }

        public void Quick() => trial.Say("quick: answers");
    }

    private sealed class LockedService(Questions questions) : IService
    {
        private readonly Lock _gate = new();

        public Questions Questions => questions;

        public Task SlowAsync(CancellationToken cancellation)
        {
            lock (_gate) questions.Slow();
            return Task.CompletedTask;
        }

        public Task QuickAsync(CancellationToken cancellation)
        {
            lock (_gate) questions.Quick();
            return Task.CompletedTask;
        }
    }

    private sealed class FreeService(Questions questions) : IService
    {
        public Questions Questions => questions;

        public Task SlowAsync(CancellationToken cancellation)
        {
            questions.Slow();
            return Task.CompletedTask;
        }

        public Task QuickAsync(CancellationToken cancellation)
        {
            questions.Quick();
            return Task.CompletedTask;
        }
    }

    private sealed class ServiceOfActor : IService
    {
        private readonly IActorRef _actor;

        public ServiceOfActor(Trial trial)
        {
            Questions = new Questions(trial, ForAWhile);
            _actor = trial.Actors.ActorOf(Props.Create(() => new ServiceActor(Questions)));
        }

        public Questions Questions { get; }

        public Task SlowAsync(CancellationToken cancellation) => _actor.Ask<string>("slow", cancellation);

        public Task QuickAsync(CancellationToken cancellation) => _actor.Ask<string>("quick", cancellation);
    }

    private sealed class ServiceActor(Questions questions) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (Equals(message, "slow")) questions.Slow();
            else questions.Quick();
            Sender.Tell("answered");
        }
    }
}
