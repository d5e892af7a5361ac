using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>One actor sends increments to another, then asks for the sum.</summary>
internal static class Counting
{
    public const int Messages = 1_000_000;

    public static async Task RunAsync(ActorSystem system, Run run)
    {
        var result = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var counter = system.ActorOf(Props.Create(() => new CounterActor()));
        var producer = system.ActorOf(Props.Create(() => new ProducerActor(counter, result)));
        producer.Tell(Commands.Go);
        WrongResultException.ThrowUnless(Messages, await result.Task, "the count");
        run.End();
        await Task.WhenAll(counter.StopAsync(), producer.StopAsync());
    }

    private sealed class ProducerActor(IActorRef counter, TaskCompletionSource<int> result) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is int count)
            {
                result.SetResult(count);
                return;
            }

            for (var i = 0; i < Messages; i++) counter.Tell(Commands.Go);
            counter.Tell(Commands.Report);
        }
    }

    private sealed class CounterActor : UntypedActor
    {
        private int _count;

        protected override void OnReceive(object message)
        {
            if (message == Commands.Go) _count++;
            else Sender.Tell(_count);
        }
    }
}
