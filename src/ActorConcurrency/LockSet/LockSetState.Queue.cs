using System.Diagnostics;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <content>
/// <para>Who holds something already waits for the holders alone and goes first. For who holds nothing a waiter ahead counts like a holder of
/// its names up to the first that it cannot have, as if it took them one by one: so a large set cannot be starved by small ones that
/// keep coming.</para>
/// <para>It reserves no more than that, since there may be leases of which the set does not know whose they are. Reserved names are
/// below the one that their waiter waits for, so a chain of waits climbs, and cannot close, as long as everybody nests upwards, known or not.</para>
/// <para>Nobody's turn comes but with a command that frees something, or ends a wait or a session: a nested grant may take a name away
/// from a waiter, and with it the reservations behind that name; whom these kept waiting goes on with the next such command.</para>
/// <para>The queue is the order of arrival, and indexes that say whom a command concerns: <see cref="LockSetNested"/> has who holds something,
/// by a name that it waits for; <see cref="LockSetReservations"/> has everybody, by the names reserved; a session and a lease know who waits
/// with them. In order no chain of waits can close, so there is a graph only where any order is allowed.</para>
/// </content>
internal sealed partial class LockSetState<TAddress>
{
    private readonly ArrivalOrder<Waiter> _waiters = new();
    private readonly LockSetReservations _reservations;
    private readonly LockSetNested _nested;
    private LockSetGraph? _graph;
    private long _arrivals;

    /// <summary>How many times a waiter was looked at, for whatever reason, over all commands.</summary>
    public long Looks => _reservations.Looks + _nested.Looks + (_graph?.Looks ?? 0);

    private void Admit(Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        _losses.Tell(replies);
        while (_nested.Next() is { } waiter) Grant(waiter, now, replies);
        while (_reservations.Next() is { } waiter) Grant(waiter, now, replies);
    }

    private void Grant(LockSetWaiter waiter, Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        var granted = Give(waiter.Request, waiter.Run, now);
        if (Leave(granted.Id, out var address)) replies.Add((address!, granted));
    }

    private Granted Give(Acquire request, RequestId? run, Moment now)
    {
        var granted = _leases.Give(request, run, now);
        _reservations.Changed(request.Names);
        _facts?.Add(new LockSetFact.Granted(granted, request.Session, run));
        return granted;
    }

    private bool Freed(LockSetLeases.Lease? lease)
    {
        if (lease is null) return false;
        _reservations.Changed(lease.Names);
        _nested.Freed(lease.Names);
        foreach (var waiter in lease.NamedBy)
        {
            waiter.Named--;
            Demote(waiter);
        }

        if (lease.Session is { } session && _leases.OwnerOf(session)?.Waiter is { } own) Demote(own);
        return true;
    }

    private void Join(Acquire request, RequestId? run, TAddress sender, TimeSpan since)
    {
        var waiter = new LockSetWaiter(request, OwnerOf(request), ++_arrivals, since) { Run = run };
        _waiters.Add(request.Id, new Waiter(sender, waiter));
        if (waiter.Owner is { } owner) owner.Waiter = waiter;
        foreach (var lease in _leases.NamedBy(request)) lease.Name(waiter);
        waiter.IsNested = waiter.HoldsSomething;
        Enter(waiter);
    }

    private bool Leave(RequestId id, out TAddress? address)
    {
        address = default;
        if (!_waiters.Remove(id, out var entry)) return false;
        (address, var waiter) = entry;
        Exit(waiter);
        foreach (var lease in _leases.NamedBy(waiter.Request)) lease.Forget(waiter);
        if (waiter.Owner is { } owner) owner.Waiter = null;
        return true;
    }

    // What it held has been given back: it waits like everybody else.
    private void Demote(LockSetWaiter waiter)
    {
        if (!waiter.IsNested || waiter.HoldsSomething) return;
        Exit(waiter);
        waiter.IsNested = false;
        Enter(waiter);
    }

    private void Enter(LockSetWaiter waiter)
    {
        _reservations.Join(waiter);
        if (!waiter.IsNested) return;
        _nested.Join(waiter);
        _graph?.Join(waiter);
    }

    private void Exit(LockSetWaiter waiter)
    {
        _reservations.Leave(waiter);
        if (!waiter.IsNested) return;
        _nested.Leave(waiter);
        _graph?.Leave(waiter);
    }

    private void Settle()
    {
        _reservations.Settle();
        AssertInvariants();
    }

    private LockSetSnapshot Describe(TimeSpan now)
    {
        var waiters = Wording.Capped(_waiters.All.Select(waiter => waiter.Entry.Place).Select(waiter => new LockWaiter(
            _leases.LabelOf(waiter.Request.Session), waiter.Request.Names, now - waiter.Since)));
        return _leases.Snapshot(now, Coarse, waiters) with { MoreWaiters = Waiting - waiters.Length, IsEnding = IsEnding };
    }

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        _leases.AssertInvariants();
        LockSetWaiter[] inTurn = [.. _waiters.All.Select(waiter => waiter.Entry.Place).Order(LockSetWaiter.InTurn)];
        LockSetWaiter[] nested = [.. inTurn.Where(waiter => waiter.IsNested)];
        _reservations.AssertInvariants(inTurn);
        _nested.AssertInvariants(nested);
        _graph?.AssertInvariants(nested);
        Debug.Assert(inTurn.All(waiter => waiter.IsNested == waiter.HoldsSomething), "Who holds something, and nobody else, counts as nested.");
        Debug.Assert(inTurn.Length == 0 || inTurn.Any(waiter => !_leases.AreFree(waiter.Request.Names)), "Somebody who waits, waits for a holder.");
    }

    private readonly record struct Waiter(TAddress Address, LockSetWaiter Place);
}
