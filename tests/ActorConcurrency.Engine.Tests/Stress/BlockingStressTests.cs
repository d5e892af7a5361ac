using Akka.Actor;

namespace ActorConcurrency.Engine.Tests.Stress;

/// <summary>Actors that block, against all advice, must not bring the others to a stop.</summary>
public sealed class BlockingStressTests : IAsyncLifetime
{
    private readonly ActorSystem _system = StressSystem.Create();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    [Fact]
    public async Task More_actors_than_threads_may_block_on_the_answer_of_another()
    {
        var answering = _system.ActorOf(Props.Create(() => new AnsweringActor()));
        var blocking = Enumerable.Range(0, 4 * Environment.ProcessorCount)
            .Select(_ => _system.ActorOf(Props.Create(() => new BlockingActor(answering)))).ToArray();

        var answers = await Task.WhenAll(blocking.Select(a => a.Ask<string>("ask", StressSystem.Limit)));

        Assert.All(answers, answer => Assert.Equal("answer", answer));
    }

    [Fact]
    public async Task What_a_blocked_actor_has_just_made_ready_runs_elsewhere()
    {
        using var released = new ManualResetEventSlim();
        var releasing = _system.ActorOf(Props.Create(() => new ReleasingActor(released)));
        var waiting = _system.ActorOf(Props.Create(() => new WaitingActor(releasing, released)));

        Assert.True(await waiting.Ask<bool>("wait", StressSystem.Limit));
    }

    private sealed class AnsweringActor : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell("answer");
    }

    private sealed class BlockingActor(IActorRef answering) : UntypedActor
    {
        protected override void OnReceive(object message) =>
            Sender.Tell(answering.Ask<string>("ask", StressSystem.Limit).GetAwaiter().GetResult());
    }

    private sealed class ReleasingActor(ManualResetEventSlim released) : UntypedActor
    {
        protected override void OnReceive(object message) => released.Set();
    }

    private sealed class WaitingActor(IActorRef releasing, ManualResetEventSlim released) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            releasing.Tell("release");
            Sender.Tell(released.Wait(StressSystem.Limit));
        }
    }
}
