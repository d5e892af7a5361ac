using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

/// <summary>What a message that is told over and over carries while somebody cancels it.</summary>
public sealed class ScheduledTellTests
{
    private const int Rounds = 20_000;

    // Not a matter of luck: with a sender that could be lost, some thousands of these rounds lost it.
    [Fact]
    public async Task What_is_told_while_it_is_cancelled_has_its_sender()
    {
        var receiver = new Receiver();
        var timers = Enumerable.Range(0, Rounds).Select(_ => new ScheduledTell(receiver, "message", ActorRefs.Nobody)).ToArray();
        using var round = new Barrier(2);

        var cancelling = Task.Factory.StartNew(() => CancelEach(timers, round), TaskCreationOptions.LongRunning);
        foreach (var timer in timers)
        {
            round.SignalAndWait();
            while (receiver.Hears(timer)) { }
        }

        await cancelling;
        Assert.Equal(0, receiver.WithoutSender);
    }

    private static void CancelEach(ScheduledTell[] timers, Barrier round)
    {
        foreach (var timer in timers)
        {
            round.SignalAndWait();
            timer.Cancel();
        }
    }

    private sealed class Receiver : ICanTell
    {
        private int _told;

        public int WithoutSender { get; private set; }

        public bool Hears(WheelTimer timer)
        {
            var before = _told;
            timer.Fire();
            return _told > before;
        }

        public void Tell(object message, IActorRef? sender)
        {
            _told++;
            if (sender is null) WithoutSender++;
        }
    }
}
