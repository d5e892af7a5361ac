using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>
/// A master asks workers for the terms of a series; each lets another actor compute a term and puts everything else aside until it has
/// it (the variant with become and stash).
/// </summary>
internal static class LogisticMap
{
    private const int Terms = 25_000;
    private const int Series = 10;
    private const double Increment = 0.0025;

    public const int Messages = 3 * Terms * Series;

    public static async Task RunAsync(ActorSystem system, Run run)
    {
        var sum = new TaskCompletionSource<double>(TaskCreationOptions.RunContinuationsAsynchronously);
        var master = system.ActorOf(Props.Create(() => new MasterActor(sum)));
        master.Tell(Commands.Go);
        var total = await sum.Task;
        run.End();
        WrongResultException.ThrowUnless(true, Math.Abs(Expected() - total) < 1e-9, "the sum of the last terms is right");
        await master.StopAsync();
    }

    private static double Rate(int series) => 3.46 + (Increment * series);

    private static double Compute(double rate, double term) => rate * term * (1 - term);

    private static double Expected() => Enumerable.Range(0, Series).Sum(series =>
        Enumerable.Range(0, Terms).Aggregate(Increment * series, (term, _) => Compute(Rate(series), term)));

    private sealed record Term(double Value);

    private sealed record Last(double Value);

    private sealed class MasterActor(TaskCompletionSource<double> result) : UntypedActor
    {
        private double _sum;
        private int _left = Series;

        protected override void OnReceive(object message)
        {
            if (message is Last last)
            {
                _sum += last.Value;
                if (--_left == 0) result.SetResult(_sum);
                return;
            }

            var workers = Enumerable.Range(0, Series).Select(series => Context.ActorOf(Props.Create<WorkerActor>(series))).ToArray();
            for (var i = 0; i < Terms; i++)
                foreach (var worker in workers)
                    worker.Tell(Commands.Go);
            foreach (var worker in workers) worker.Tell(Commands.Report);
        }
    }

    private sealed class WorkerActor(int series) : UntypedActor, IWithUnboundedStash
    {
        private readonly IActorRef _computer = Context.ActorOf(Props.Create<ComputerActor>(Rate(series)));
        private double _term = Increment * series;

        public IStash Stash { get; set; } = null!;

        protected override void OnReceive(object message)
        {
            if (message == Commands.Go)
            {
                _computer.Tell(new Term(_term));
                Become(AwaitTerm);
            }
            else
            {
                Context.Parent.Tell(new Last(_term));
            }
        }

        private void AwaitTerm(object message)
        {
            if (message is not Term term)
            {
                Stash.Stash();
                return;
            }

            _term = term.Value;
            Become(OnReceive);
            Stash.Unstash();
        }
    }

    private sealed class ComputerActor(double rate) : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(new Term(Compute(rate, ((Term)message).Value)));
    }
}
