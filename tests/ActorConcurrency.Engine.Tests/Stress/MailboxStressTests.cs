using Akka.Actor;

namespace ActorConcurrency.Engine.Tests.Stress;

/// <summary>Nothing lost, nothing doubled, each sender's order kept, one thread inside at a time: on every dispatcher and mailbox.</summary>
public sealed class MailboxStressTests : IAsyncLifetime
{
    private const int Messages = 20_000;

    private readonly ActorSystem _system = StressSystem.Create();
    private readonly Findings _findings = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    public static TheoryData<string, string, int> Grid()
    {
        var grid = new TheoryData<string, string, int>();
        foreach (var dispatcher in StressSystem.Dispatchers)
        foreach (var mailbox in StressSystem.Mailboxes)
        foreach (var senders in new[] { 1, 2, 8 })
            grid.Add(dispatcher, mailbox, senders);
        return grid;
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public async Task Every_message_arrives_once_and_in_its_senders_order(string dispatcher, string mailbox, int senders)
    {
        var each = Messages / senders;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var props = Props.Create(() => new OrderCheckingActor(senders, each * senders, _findings, all)).On(dispatcher, mailbox);
        var actor = _system.ActorOf(props);

        StressSystem.OnThreads(senders, sender =>
        {
            for (var i = 0; i < each; i++) actor.Tell(new Numbered(sender, i), ActorRefs.NoSender);
        });

        await all.Task.WaitAsync(StressSystem.Limit);
        _findings.ShouldBeNone();
    }

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var dispatcher in StressSystem.Dispatchers)
        foreach (var mailbox in StressSystem.Mailboxes)
            pairs.Add(dispatcher, mailbox);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void An_idle_actor_wakes_up_for_every_message(string dispatcher, string mailbox)
    {
        using var answered = new SemaphoreSlim(0);
        var actor = _system.ActorOf(Props.Create(() => new SignallingActor(answered)).On(dispatcher, mailbox));
        var random = new Random(42);

        for (var i = 0; i < 2_000; i++)
        {
            actor.Tell("now", ActorRefs.NoSender);
            Assert.True(answered.Wait(StressSystem.Limit), $"message {i} woke nobody up");
            // A different moment of the way to idleness each time.
            Thread.SpinWait(random.Next(200));
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Failures_that_are_resumed_lose_no_message(string dispatcher, string mailbox)
    {
        var sum = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var parent = _system.ActorOf(Props.Create(() => new ResumingParent(Props.Create(() => new OftenFailingActor(sum)).On(dispatcher, mailbox))));
        var child = await parent.Ask<IActorRef>("child", StressSystem.Limit);

        StressSystem.OnThreads(4, _ =>
        {
            for (var i = 0; i < 5_000; i++) child.Tell(i % 10, ActorRefs.NoSender);
        });
        child.Tell("sum", ActorRefs.NoSender);

        // A message with which it failed is gone, as a failed message is; all others count.
        Assert.Equal(4 * 5_000 * 9 / 10, await sum.Task.WaitAsync(StressSystem.Limit));
    }

    private sealed class SignallingActor(SemaphoreSlim answered) : UntypedActor
    {
        protected override void OnReceive(object message) => answered.Release();
    }

    private sealed class ResumingParent : ReceiveActor
    {
        public ResumingParent(Props child)
        {
            var actor = Context.ActorOf(child);
            Receive<string>(_ => Sender.Tell(actor));
        }

        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Resume);
    }

    private sealed class OftenFailingActor : ReceiveActor
    {
        private int _sum;

        public OftenFailingActor(TaskCompletionSource<int> sum)
        {
            Receive<int>(i => i == 0 ? throw new InvalidOperationException("as planned") : _sum++);
            Receive<string>(_ => sum.SetResult(_sum));
        }

        private void Receive<T>(Func<T, int> count) => Receive<T>(message => { count(message); });
    }
}
