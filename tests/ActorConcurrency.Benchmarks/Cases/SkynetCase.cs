using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>
/// A root makes ten children, each of them ten, down to a million; the numbers of the last are added up on the way back. After
/// atemerev/skynet; every actor is its maker's child, supervised and stopped when it has answered.
/// </summary>
internal static class SkynetCase
{
    private const int Fan = 10;
    private const int Leaves = 1_000_000;
    private const long Sum = 499_999_500_000;
    private static readonly Props Node = Props.Create(() => new NodeActor());

    public static Case Only { get; } = new AbsoluteCase("skynet", Leaves / 9 * 10, "s", 2, RunAsync);

    private static async Task<double> RunAsync(ActorSystem system, Run run)
    {
        var result = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var root = system.ActorOf(Props.Create(() => new RootActor(result)));
        run.Begin();
        root.Tell(new Start(Leaves, 0));
        WrongResultException.ThrowUnless(Sum, await result.Task, "the sum");
        run.End();
        await root.StopAsync();
        return run.Elapsed!.Value.TotalSeconds;
    }

    /// <summary>Answer: the sum of the numbers.</summary>
    private sealed record Start(int Count, long First);

    private sealed class RootActor(TaskCompletionSource<long> result) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is long sum) result.SetResult(sum);
            else Context.ActorOf(Node).Tell(message);
        }
    }

    private sealed class NodeActor : UntypedActor
    {
        private int _open;
        private long _sum;

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case Start { Count: 1 } leaf:
                    Answer(leaf.First);
                    break;
                case Start start:
                    Divide(start);
                    break;
                case long part:
                    _sum += part;
                    if (--_open == 0) Answer(_sum);
                    break;
            }
        }

        private void Divide(Start start)
        {
            var count = start.Count / Fan;
            for (var i = 0; i < Fan; i++) Context.ActorOf(Node).Tell(new Start(count, start.First + (i * count)));
            _open = Fan;
        }

        private void Answer(long sum)
        {
            Context.Parent.Tell(sum);
            Context.Stop(Self);
        }
    }
}
