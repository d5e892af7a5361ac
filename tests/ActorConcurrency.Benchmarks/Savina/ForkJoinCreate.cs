using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>A thread creates actors; each gets one message, computes a little and stops.</summary>
internal static class ForkJoinCreate
{
    public const int Actors = 40_000;

    public static async Task RunAsync(ActorSystem system, Run run)
    {
        var done = new Done(Actors);
        var props = Props.Create(() => new ForkActor(done));
        for (var i = 0; i < Actors; i++) system.ActorOf(props).Tell(Commands.Go);
        await done.Task;
    }

    private sealed class ForkActor(Done done) : UntypedActor
    {
        protected override void PostStop() => done.Signal();

        protected override void OnReceive(object message)
        {
            var sine = Math.Sin(37.2);
            if (sine * sine <= 0) done.Fail("the sine's square is not positive");
            Context.Stop(Self);
        }
    }
}
