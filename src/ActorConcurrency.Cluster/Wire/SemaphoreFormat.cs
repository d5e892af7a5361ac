using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <summary>The formats of a semaphore's protocol. <see cref="Watch"/> has none: a client is told of its losses unasked.</summary>
internal static partial class SemaphoreFormat
{
    public static void Makings(WireTable table) => table.Add<SemaphoreMaking>(
        32,
        static (to, making) => { to.Int(making.Initial); to.Int(making.Maximum); to.Int(making.MaxWaiters); },
        static (ref from) => new(from.Int(), from.Int(), from.Int()));

    public static void Commands(WireTable table)
    {
        table.Add<Acquire>(
            32,
            static (to, acquire) => { to.Id(acquire.Id); to.Int(acquire.Permits); to.Bool(acquire.Wait); to.IdOrNone(acquire.Session); },
            static (ref from) => new(from.Id(), from.Int(), from.Bool(), from.IdOrNone()));
        table.Add<Withdraw>(
            33,
            static (to, withdraw) => to.Id(withdraw.Id),
            static (ref from) => new(from.Id()));
        table.Add<Return>(
            34,
            static (to, back) => to.Id(back.Id),
            static (ref from) => new(from.Id()));
        table.Add<Release>(
            35,
            static (to, release) => { to.Id(release.Id); to.Int(release.Permits); },
            static (ref from) => new(from.Id(), from.Int()));
        table.Add<Drain>(
            36,
            static (to, drain) => to.Id(drain.Id),
            static (ref from) => new(from.Id()));
        table.Add<ChangeMaximum>(
            37,
            static (to, change) => { to.Id(change.Id); to.Int(change.Maximum); },
            static (ref from) => new(from.Id(), from.Int()));
        table.Add<OpenSession>(
            38,
            static (to, open) => { to.Id(open.Session); to.Text(open.Label, WireLimits.Label); to.NoActor(open.Owner); },
            static (ref from) => new(from.Id(), from.Text(WireLimits.Label)));
        table.Add<CloseSession>(
            39,
            static (to, close) => { to.Id(close.Id); to.Id(close.Session); },
            static (ref from) => new(from.Id(), from.Id()));
        table.Add<GetSnapshot>(
            40,
            static (to, get) => to.Id(get.Id),
            static (ref from) => new(from.Id()));
    }

    public static void Replies(WireTable table)
    {
        table.Add<Granted>(
            32,
            static (to, granted) => { to.Id(granted.Id); to.Int(granted.Permits); to.Long(granted.FencingToken); },
            static (ref from) => new(from.Id(), from.Int(), from.Long()));
        table.Add<Refused>(
            33,
            static (to, refused) => { to.Id(refused.Id); to.Int((int)refused.Reason); to.Int(refused.Limit); },
            static (ref from) => new(from.Id(), from.Choice<SemaphoreRefusal>(), from.Int()));
        table.Add<Released>(
            34,
            static (to, released) => to.Id(released.Id),
            static (ref from) => new(from.Id()));
        table.Add<Drained>(
            35,
            static (to, drained) => { to.Id(drained.Id); to.Int(drained.Permits); },
            static (ref from) => new(from.Id(), from.Int()));
        table.Add<Lost>(
            36,
            static (to, lost) => to.Id(lost.Id),
            static (ref from) => new(from.Id()));
        table.Add<MaximumChanged>(
            37,
            static (to, changed) => to.Id(changed.Id),
            static (ref from) => new(from.Id()));
        table.Add<SessionClosed>(
            38,
            static (to, closed) => { to.Id(closed.Id); to.Int(closed.Reclaimed); },
            static (ref from) => new(from.Id(), from.Int()));
        table.Add<Snapshot>(
            39,
            static (to, snapshot) => { to.Id(snapshot.Id); Write(to, snapshot.State); },
            static (ref from) => new(from.Id(), ReadState(ref from)));
    }

    private static void Write(WireWriter to, SemaphoreSnapshot state)
    {
        to.Int(state.Initial);
        to.Int(state.Maximum);
        to.Int(state.Available);
        to.Int(state.Held);
        to.Long(state.Granted);
        to.Long(state.Returned);
        to.Long(state.Reclaimed);
        to.Long(state.Released);
        to.Long(state.Drained);
        to.Items(state.Waiters, WireLimits.Items, Write);
        to.Long(state.Removed);
        to.Items(state.Holders, WireLimits.Items, Write);
        to.Int(state.MoreHolders);
        to.Int(state.MoreWaiters);
    }

    private static SemaphoreSnapshot ReadState(ref WireReader from) => new(
        from.Int(), from.Int(), from.Int(), from.Int(), from.Long(), from.Long(), from.Long(), from.Long(), from.Long(), from.Items(WireLimits.Items, ReadWaiter))
    {
        Removed = from.Long(),
        Holders = from.Items(WireLimits.Items, ReadHolder),
        MoreHolders = from.Int(),
        MoreWaiters = from.Int(),
    };

    private static void Write(WireWriter to, SemaphoreWaiter waiter)
    {
        to.Text(waiter.Label, WireLimits.Label);
        to.Int(waiter.Permits);
        to.Time(waiter.Waiting);
    }

    private static SemaphoreWaiter ReadWaiter(ref WireReader from) => new(from.Text(WireLimits.Label), from.Int(), from.Time());

    private static void Write(WireWriter to, SemaphoreHolder holder)
    {
        to.Text(holder.Label, WireLimits.Label);
        to.Int(holder.Permits);
        to.Long(holder.FencingToken);
        to.Time(holder.Held);
    }

    private static SemaphoreHolder ReadHolder(ref WireReader from) => new(from.Text(WireLimits.Label), from.Int(), from.Long(), from.Time());
}
