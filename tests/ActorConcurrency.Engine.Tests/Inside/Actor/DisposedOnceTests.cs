using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Each instance is disposed once, however many attempts its replacement takes.</summary>
public sealed class DisposedOnceTests : ActorSpec
{
    [Theory]
    [InlineData(Directive.Restart)]
    [InlineData(Directive.Resume)]
    public async Task An_instance_is_disposed_once_however_many_restarts_fail(Directive then)
    {
        var (test, count) = (TestActor, new Count());
        var supervisor = Start(strategy: new OneForOneStrategy(cause => cause is PostRestartException ? then : Directive.Restart));
        var actor = await ChildOf(supervisor, Props.Create(() => new Disposable(test, count)));

        actor.Tell("fail");
        actor.Tell("report");

        await ExpectMsgAsync((Instances: 4, Disposed: 1));
    }

    private sealed class Count
    {
        public int Instances { get; set; }

        public int Disposed { get; set; }
    }

    private sealed class Disposable : UntypedActor, IDisposable
    {
        private readonly IActorRef _test;
        private readonly Count _count;

        public Disposable(IActorRef test, Count count)
        {
            (_test, _count) = (test, count);
            if (++count.Instances is 2 or 3) throw new InvalidOperationException($"constructor of {count.Instances}");
        }

        public void Dispose() => _count.Disposed++;

        protected override void OnReceive(object message)
        {
            if (message is "fail") throw new InvalidOperationException("boom");
            _test.Tell((_count.Instances, _count.Disposed));
        }
    }
}
