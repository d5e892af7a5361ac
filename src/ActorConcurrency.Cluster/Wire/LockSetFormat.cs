using System.Collections.Immutable;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>The formats of a lock set's protocol. <see cref="Watch"/> has none: a client is told of its losses unasked.</summary>
internal static partial class LockSetFormat
{
    public static void Makings(WireTable table) => table.Add<LockSetMaking>(
        64,
        static (to, making) => { to.Bool(making.Ordered); to.Int(making.MaxWaiters); },
        static (ref from) => new(from.Bool(), from.Int()));

    public static void Commands(WireTable table)
    {
        table.Add<Acquire>(64, Write, ReadAcquire);
        table.Add<Withdraw>(
            65,
            static (to, withdraw) => to.Id(withdraw.Id),
            static (ref from) => new(from.Id()));
        table.Add<Return>(
            66,
            static (to, back) => to.Id(back.Id),
            static (ref from) => new(from.Id()));
        table.Add<OpenSession>(
            67,
            static (to, open) => { to.Id(open.Session); to.Text(open.Label, WireLimits.Label); to.NoActor(open.Owner); },
            static (ref from) => new(from.Id(), from.Text(WireLimits.Label)));
        table.Add<CloseSession>(
            68,
            static (to, close) => { to.Id(close.Id); to.Id(close.Session); },
            static (ref from) => new(from.Id(), from.Id()));
        table.Add<GetSnapshot>(
            69,
            static (to, get) => to.Id(get.Id),
            static (ref from) => new(from.Id()));
    }

    public static void Replies(WireTable table)
    {
        table.Add<Granted>(64, Write, ReadGranted);
        table.Add<Refused>(
            65,
            static (to, refused) =>
            {
                to.Id(refused.Id);
                to.Int((int)refused.Reason);
                to.Text(refused.Wanted, WireLimits.Name);
                to.Text(refused.Held, WireLimits.Name);
                to.Int(refused.Waiting);
            },
            static (ref from) => new(from.Id(), from.Choice<LockSetRefusal>(), from.Text(WireLimits.Name), from.Text(WireLimits.Name), from.Int()));
        table.Add<Deadlocked>(
            66,
            static (to, deadlocked) => { to.Id(deadlocked.Id); to.Items(deadlocked.Cycle, WireLimits.Items, Write); },
            static (ref from) => new(from.Id(), from.Items(WireLimits.Items, ReadWait)));
        table.Add<Lost>(
            67,
            static (to, lost) => to.Id(lost.Id),
            static (ref from) => new(from.Id()));
        table.Add<SessionClosed>(
            68,
            static (to, closed) => { to.Id(closed.Id); to.Int(closed.Reclaimed); },
            static (ref from) => new(from.Id(), from.Int()));
        table.Add<Snapshot>(
            69,
            static (to, snapshot) => { to.Id(snapshot.Id); Write(to, snapshot.State); },
            static (ref from) => new(from.Id(), ReadState(ref from)));
    }

    private static void Write(WireWriter to, Acquire acquire)
    {
        to.Id(acquire.Id);
        WriteNames(to, acquire.Names);
        to.Bool(acquire.Wait);
        to.IdOrNone(acquire.Session);
        to.Items(acquire.Holding, WireLimits.Items, static (to, id) => to.Id(id));
        to.IdOrNone(acquire.Run);
    }

    private static Acquire ReadAcquire(ref WireReader from) => new(
        from.Id(), ReadNames(ref from), from.Bool(), from.IdOrNone(), from.Items(WireLimits.Items, static (ref from) => from.Id()), from.IdOrNone());

    private static void Write(WireWriter to, Granted granted)
    {
        to.Id(granted.Id);
        WriteNames(to, granted.Names);
        to.Long(granted.FencingToken);
    }

    private static Granted ReadGranted(ref WireReader from) => new(from.Id(), ReadNames(ref from), from.Long());

    private static void Write(WireWriter to, LockSetSnapshot state)
    {
        to.Long(state.Granted);
        to.Long(state.Returned);
        to.Long(state.Reclaimed);
        to.Items(state.Holders, WireLimits.Items, Write);
        to.Items(state.Waiters, WireLimits.Items, Write);
        to.Int(state.MoreHolders);
        to.Int(state.MoreWaiters);
    }

    private static LockSetSnapshot ReadState(ref WireReader from) =>
        new(from.Long(), from.Long(), from.Long(), from.Items(WireLimits.Items, ReadHolder), from.Items(WireLimits.Items, ReadWaiter))
        {
            MoreHolders = from.Int(),
            MoreWaiters = from.Int(),
        };

    private static void Write(WireWriter to, LockHolder holder)
    {
        to.Text(holder.Label, WireLimits.Label);
        WriteNames(to, holder.Names);
        to.Long(holder.FencingToken);
        to.Time(holder.Held);
    }

    private static LockHolder ReadHolder(ref WireReader from) => new(from.Text(WireLimits.Label), ReadNames(ref from), from.Long(), from.Time());

    private static void Write(WireWriter to, LockWaiter waiter)
    {
        to.Text(waiter.Label, WireLimits.Label);
        WriteNames(to, waiter.Names);
        to.Time(waiter.Waiting);
    }

    private static LockWaiter ReadWaiter(ref WireReader from) => new(from.Text(WireLimits.Label), ReadNames(ref from), from.Time());

    private static void Write(WireWriter to, LockWait wait)
    {
        to.Text(wait.Waiter, WireLimits.Label);
        to.Text(wait.Lock, WireLimits.Name);
        to.Text(wait.Holder, WireLimits.Label);
    }

    private static LockWait ReadWait(ref WireReader from) => new(from.Text(WireLimits.Label), from.Text(WireLimits.Name), from.Text(WireLimits.Label));

    private static void WriteNames(WireWriter to, ImmutableArray<string> names) =>
        to.Items(names, WireLimits.Locks, static (to, name) => to.Text(name, WireLimits.Name));

    private static ImmutableArray<string> ReadNames(ref WireReader from) => from.Items(WireLimits.Locks, static (ref from) => from.Text(WireLimits.Name));
}
