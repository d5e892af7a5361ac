using Akka.Actor;
using Akka.Dispatch.MessageQueues;
using Akka.Event;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Tests;

/// <summary>What is left in a queue at its actor's end, and what comes later, goes to dead letters: all of it, whoever listens.</summary>
public sealed class DeadLettersTests() : TestKit(Actors.Quiet)
{
    private const int Rounds = 100_000;

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_letter_that_is_put_in_just_while_the_actor_ends_is_not_lost()
    {
        var queues = Enumerable.Range(0, Rounds).Select(_ => new CombiningQueue(TestActor)).ToArray();
        var dead = new DeadLetterQueue(_ => { });
        var (putting, ending) = (0, 0);

        await Task.WhenAll(
            OnThread.Run(() =>
            {
                foreach (var queue in queues)
                {
                    Meet(ref putting, ref ending);
                    queue.Enqueue(TestActor, new Envelope("told", TestActor));
                }
            }),
            OnThread.Run(() =>
            {
                foreach (var queue in queues)
                {
                    Meet(ref ending, ref putting);
                    queue.CleanUp(TestActor, dead);
                }
            }));

        Assert.Equal(Rounds, dead.Count);
    }

    [Fact]
    public void A_listener_that_throws_keeps_no_other_letter_and_not_the_gate()
    {
        var heard = new List<object>();
        var queue = new CombiningQueue(TestActor);
        foreach (var message in (string[])["first", "second"]) queue.Enqueue(TestActor, new Envelope(message, TestActor));

        queue.CleanUp(TestActor, new DeadLetterQueue(message =>
        {
            heard.Add(message);
            if (message is "first") throw new InvalidOperationException("This listener throws.");
        }));
        queue.Enqueue(TestActor, new Envelope("late", TestActor));

        Assert.Equal(["first", "second", "late"], heard);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_listener_that_throws_does_no_harm_to_the_process()
    {
        var lab = new LabHandle(LabActor.Start(Sys));
        await lab.IdleAsync();
        Sys.EventStream.Subscribe(new Foreign(Sys, _ => throw new InvalidOperationException("This listener throws.")), typeof(DeadLetter));
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        using var busy = new Gate();
        var holder = OnThread.Run(() => lab.Do(_ => busy.Pass()));
        await busy.Arrived;
        Sys.Stop(lab.Actor);
        lab.Actor.Tell("told", TestActor);

        busy.Open();
        await holder;

        await lab.Gateway.Terminated;
        Assert.False(lab.TryNow(_ => { }), "It took a step after its end.");
    }

    // Whoever comes first waits for the other.
    private static void Meet(ref int mine, ref int others)
    {
        var round = mine + 1;
        Volatile.Write(ref mine, round);
        for (var wait = new SpinWait(); Volatile.Read(ref others) < round; wait.SpinOnce(sleep1Threshold: -1))
        {
        }
    }

    private sealed class DeadLetterQueue(Action<object> onLetter) : IMessageQueue
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public bool HasMessages => false;

        public void Enqueue(IActorRef receiver, Envelope envelope)
        {
            Interlocked.Increment(ref _count);
            onLetter(envelope.Message);
        }

        public bool TryDequeue(out Envelope envelope)
        {
            envelope = default;
            return false;
        }

        public void CleanUp(IActorRef owner, IMessageQueue deadletters)
        {
        }
    }
}
