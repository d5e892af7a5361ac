using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>The recipe's tick for actors that it watches.</summary>
internal sealed class OurBroadcast : BroadcastContender
{
    private readonly ActorTicker _ticker;
    private readonly Done _joined = new(BroadcastCase.Subscribers);
    private long _expected;

    public OurBroadcast()
    {
        var system = Own(new Arena()).System;
        var settings = TickerSettings.Read(system) with { Period = Period, Started = false };
        // The actor alone has the clock that holds it back: the handle's timeouts run on the usual one.
        _ticker = Own(ActorTicker.Attach(system.ActorOf(ActorTicker.Props(settings, new HeldClock(Gate))), settings));
        for (var i = 0; i < BroadcastCase.Subscribers; i++) system.ActorOf(Props.Create<SubscriberActor>(this, i));
    }

    public override async Task CheckAsync(int operations)
    {
        await _ticker.StopAsync();
        var now = await _ticker.SnapshotAsync();
        WrongResultException.ThrowUnless(operations, now.Subscribers.Length + now.MoreSubscribers, "subscribers");
    }

    protected override async Task HoldTickAsync()
    {
        await _joined.Task;
        Volatile.Write(ref _expected, (await _ticker.SnapshotAsync()).Ticks + 1);
        await _ticker.StartAsync();
        await Gate.CloseAsync(); // the actor next looks at its clock when it ticks
    }

    // On a slow machine there may be a second tick before the stop: it counts for nothing.
    private void Handled(long number)
    {
        if (number == Volatile.Read(ref _expected)) Handled();
    }

    private sealed class HeldClock(Gate gate) : TimeProvider
    {
        public override long GetTimestamp()
        {
            gate.Pass();
            return base.GetTimestamp();
        }
    }

    private sealed class SubscriberActor(OurBroadcast broadcast, int number) : UntypedActor
    {
        protected override void PreStart() => broadcast._ticker.Actor.Tell(new TickerProtocol.Subscribe(new RequestId(1, number), Push: true));

        protected override void OnReceive(object message)
        {
            if (message is TickerProtocol.Ticked ticked) broadcast.Handled(ticked.Tick.Number);
            else if (message is TickerProtocol.Subscribed) broadcast._joined.Signal();
        }
    }
}
