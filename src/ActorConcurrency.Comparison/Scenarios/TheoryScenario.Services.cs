using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>The service three times: each with its slow call inside its turn, and outside.</content>
internal sealed partial class TheoryScenario
{
    private interface IService
    {
        /// <summary>How many questions its state knows of.</summary>
        int Asked { get; }

        Task SlowAsync(CancellationToken cancellation);

        Task QuickAsync(CancellationToken cancellation);
    }

    private sealed class LockedService(SlowCall call, bool slowUnderLock) : IService
    {
        private readonly Lock _gate = new();

        public int Asked { get; private set; }

        public Task SlowAsync(CancellationToken cancellation)
        {
            if (!slowUnderLock) call.Make();
            lock (_gate)
            {
                if (slowUnderLock) call.Make();
                Asked++;
            }

            return Task.CompletedTask;
        }

        public Task QuickAsync(CancellationToken cancellation)
        {
            lock (_gate) Asked++;
            return Task.CompletedTask;
        }
    }

    private sealed class AsyncService(SlowCall call, bool slowInside) : IService
    {
        private readonly SemaphoreSlim _gate = new(1);

        public int Asked { get; private set; }

        public async Task SlowAsync(CancellationToken cancellation)
        {
            if (!slowInside) await Task.Run(call.Make, cancellation);
            await _gate.WaitAsync(cancellation);
            try
            {
                if (slowInside) await Task.Run(call.Make, cancellation);
                Asked++;
            }
            finally
            {
                _gate.Release();
            }
        }

        public async Task QuickAsync(CancellationToken cancellation)
        {
            await _gate.WaitAsync(cancellation);
            try
            {
                Asked++;
            }
            finally
            {
                _gate.Release();
            }
        }
    }

    private sealed class ServiceOfActor(Trial trial, SlowCall call, bool pipes) : IService
    {
        private readonly IActorRef _actor = trial.Actors.ActorOf(pipes ? Props.Create(() => new PipingServiceActor(call)) : Props.Create(() => new ServiceActor(call)));

        private int _asked;

        // The state is the actor's own: what its answers tell of it, in whatever order they are read.
        public int Asked => _asked;

        public Task SlowAsync(CancellationToken cancellation) => AskAsync(Question.Slow, cancellation);

        public Task QuickAsync(CancellationToken cancellation) => AskAsync(Question.Quick, cancellation);

        private async Task AskAsync(Question question, CancellationToken cancellation)
        {
            var asked = await _actor.Ask<int>(question, cancellation);
            for (int seen; (seen = Volatile.Read(ref _asked)) < asked && Interlocked.CompareExchange(ref _asked, asked, seen) != seen;) { }
        }
    }

    private enum Question
    {
        Slow,
        Quick,
        SlowIsThere,
    }

    private sealed class ServiceActor(SlowCall call) : UntypedActor
    {
        private int _asked;

        protected override void OnReceive(object message)
        {
            if (message is Question.Slow) call.Make();
            Sender.Tell(++_asked);
        }
    }

    private sealed class PipingServiceActor(SlowCall call) : UntypedActor
    {
        private int _asked;

        protected override void OnReceive(object message)
        {
            if (message is Question.Slow) Task.Run(call.Make).PipeTo(Self, Sender, success: () => Question.SlowIsThere);
            else Sender.Tell(++_asked);
        }
    }
}
