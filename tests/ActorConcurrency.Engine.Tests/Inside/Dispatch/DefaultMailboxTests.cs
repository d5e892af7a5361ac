using System.Runtime.CompilerServices;
using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

/// <summary>A run of the default mailbox, from idle to idle: in the mailbox's own slots, over their edge, and over those of its segments.</summary>
public sealed class DefaultMailboxTests() : ActorSpec("combining { type = CombiningDispatcher }")
{
    public static readonly TheoryData<int[]> Runs =
    [
        [1, 1, 1],
        [2, 1, 2],
        [8, 9, 10, 11, 8],
        [9, 9, 1, 9],
        [40, 41, 42, 43, 40],
        [10, 10, 10, 1, 10],
        [168, 169, 170, 681, 682, 683],
        [5_000, 1, 5_000, 9, 5_000],
    ];

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Messages_that_have_waited_come_in_their_order_run_after_run(int[] lengths)
    {
        var actor = Sys.ActorOf(Props.Create(() => new GatedActor()));

        foreach (var length in lengths)
        {
            using var gate = await ClosedGate(actor);
            for (var i = 0; i < length; i++) actor.Tell(i);
            gate.Set();

            var seen = await actor.Ask<int[]>(GatedActor.Seen.Instance, Ample);
            Assert.Equal(Enumerable.Range(0, length), seen);
            await AwaitIdle(actor);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(3_000)]
    public async Task What_waits_is_counted_without_what_is_being_handled(int waiting)
    {
        var actor = Sys.ActorOf(Props.Create(() => new GatedActor()));
        using var gate = await ClosedGate(actor);

        for (var i = 0; i < waiting; i++) actor.Tell(i);

        Assert.Equal(waiting, CellOf(actor).NumberOfMessages);
        gate.Set();
        await AwaitIdle(actor);
        Assert.Equal(0, CellOf(actor).NumberOfMessages);
        Assert.False(CellOf(actor).HasMessages);
    }

    [Fact]
    public async Task What_was_put_back_waits_too()
    {
        const int Stashed = 5, Queued = 3;
        var actor = Sys.ActorOf(Props.Create(() => new StashingActor()));
        for (var i = 0; i < Stashed; i++) actor.Tell(i);
        using var gate = await ClosedGate(actor);

        for (var i = 0; i < Queued; i++) actor.Tell(i);

        Assert.Equal(Stashed + Queued, CellOf(actor).NumberOfMessages);
        gate.Set();
    }

    // What was taken in a run's last turn is cleared by nobody: it goes with its segments.
    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(3_000)]
    public async Task An_idle_mailbox_keeps_no_message(int length)
    {
        var actor = Sys.ActorOf(Props.Create(() => new GatedActor()));

        var messages = await HandleOnce(actor, length);

        GC.Collect();
        Assert.DoesNotContain(messages, message => message.IsAlive);
    }

    [Fact]
    public async Task A_busy_actor_keeps_no_more_of_what_it_has_handled_than_a_turn_of_it()
    {
        const int Length = 3_000, Turn = 30;
        var actor = Sys.ActorOf(Props.Create(() => new GatedActor()));

        var (messages, second) = await HandleAllButOne(actor, Length);

        GC.Collect();
        var kept = messages.Count(message => message.IsAlive);
        second.Set();
        await AwaitIdle(actor);
        second.Dispose();
        Assert.InRange(kept, 0, Turn);
    }

    [Theory]
    [InlineData("akka.actor.default-dispatcher", 1)]
    [InlineData("akka.actor.default-dispatcher", 2)]
    [InlineData("combining", 3)]
    [InlineData("combining", 4)]
    public async Task Runs_of_all_lengths_from_many_senders_lose_and_double_nothing(string dispatcher, int seed)
    {
        const int Senders = 4, Bursts = 300;
        var actor = Sys.ActorOf(Props.Create(() => new SequenceActor(Senders)).WithDispatcher(dispatcher));

        var sent = await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Factory.StartNew(
            () => TellInBursts(actor, sender, Bursts, new Random((seed * Senders) + sender)),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Equal(sent, await actor.Ask<int[]>(GatedActor.Seen.Instance, Ample));
    }

    private static int TellInBursts(IActorRef actor, int sender, int bursts, Random random)
    {
        var sent = 0;
        for (var burst = 0; burst < bursts; burst++)
        {
            var length = 1 << random.Next(12);
            for (var i = 0; i < length; i++) actor.Tell(new SequenceActor.Numbered(sender, sent++));
            Thread.SpinWait(1 << random.Next(14)); // long enough, now and then, for the mailbox to become idle
        }

        return sent;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference[]> HandleOnce(IActorRef actor, int length)
    {
        var gate = await ClosedGate(actor);
        var messages = TellObjects(actor, length);
        gate.Set();
        await AwaitIdle(actor);
        gate.Dispose();
        return messages;
    }

    private async Task<(WeakReference[] Messages, ManualResetEventSlim Second)> HandleAllButOne(IActorRef actor, int length)
    {
        var first = await ClosedGate(actor);
        var messages = TellObjects(actor, length);
        var second = new ManualResetEventSlim();
        var reached = Ask(actor, second);
        first.Set();
        await reached;
        first.Dispose();
        return (messages, second);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] TellObjects(IActorRef actor, int length)
    {
        var messages = new WeakReference[length];
        for (var i = 0; i < length; i++)
        {
            var message = new object();
            messages[i] = new WeakReference(message);
            actor.Tell(message);
        }

        return messages;
    }

    private static async Task<ManualResetEventSlim> ClosedGate(IActorRef actor)
    {
        var gate = new ManualResetEventSlim();
        await Ask(actor, gate);
        return gate;
    }

    private static Task Ask(IActorRef actor, ManualResetEventSlim gate)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        actor.Tell(new GatedActor.Gate(reached, gate));
        return reached.Task.WaitAsync(Ample);
    }

    private Task AwaitIdle(IActorRef actor) =>
        AwaitConditionAsync(() => Task.FromResult(CellOf(actor).OwnMailbox is Akka.Dispatch.DefaultMailbox { IsIdle: true }), Ample, TimeSpan.FromMilliseconds(1));

    private static ActorCell CellOf(IActorRef actor) => (ActorCell)((ActorRefWithCell)actor).Underlying;

    /// <summary>Stops at gates; remembers numbers.</summary>
    private sealed class GatedActor : UntypedActor
    {
        private List<int> _seen = [];

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case Gate gate:
                    gate.Reached.SetResult();
                    gate.Opened.Wait(Ample);
                    break;
                case int number:
                    _seen.Add(number);
                    break;
                case Seen:
                    Sender.Tell(_seen.ToArray());
                    _seen = [];
                    break;
            }
        }

        public sealed record Gate(TaskCompletionSource Reached, ManualResetEventSlim Opened);

        public sealed record Seen
        {
            public static readonly Seen Instance = new();
        }
    }

    /// <summary>Stashes all but gates, and puts all back before it stops at one.</summary>
    private sealed class StashingActor : UntypedActor, IWithUnboundedStash
    {
        public IStash Stash { get; set; } = null!;

        protected override void OnReceive(object message)
        {
            if (message is not GatedActor.Gate gate)
            {
                Stash.Stash();
                return;
            }

            Stash.UnstashAll();
            gate.Reached.SetResult();
            gate.Opened.Wait(Ample);
        }
    }

    /// <summary>Fails the answer when a sender's numbers do not come one after the other.</summary>
    private sealed class SequenceActor(int senders) : UntypedActor
    {
        private readonly int[] _next = new int[senders];
        private string? _fault;

        protected override void OnReceive(object message)
        {
            if (message is GatedActor.Seen) Sender.Tell(_fault is null ? _next : new Status.Failure(new InvalidOperationException(_fault)));
            else if (message is Numbered numbered && numbered.Number != _next[numbered.Sender]++)
                _fault ??= $"sender {numbered.Sender}: {numbered.Number} came in place of {_next[numbered.Sender] - 1}";
        }

        public sealed record Numbered(int Sender, int Number);
    }
}
