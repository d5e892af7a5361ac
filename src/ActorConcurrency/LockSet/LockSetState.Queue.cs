using System.Collections.Immutable;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <content>
/// <para>Who holds something already waits for the holders alone and goes first. For who holds nothing a waiter ahead counts like a holder of
/// its names up to the first that it cannot have, as if it took them one by one: so a large set cannot be starved by small ones that
/// keep coming.</para>
/// <para>It reserves no more than that, since there may be leases of which the set does not know whose they are. Reserved names are
/// below the one that their waiter waits for, so a chain of waits climbs, and cannot close, as long as everybody nests upwards, known or not.</para>
/// </content>
internal sealed partial class LockSetState<TAddress>
{
    private readonly ArrivalOrder<Waiter> _waiters = new();
    private readonly HashSet<string> _reserved = new(StringComparer.Ordinal);
    private readonly List<RequestId> _admitted = [];

    private void Admit(TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        Serve(holders: true, now, replies);
        Serve(holders: false, now, replies);
    }

    private void Serve(bool holders, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        _reserved.Clear();
        if (!holders) Reserve(holders: true);
        foreach (var (id, waiter) in _waiters.All)
        {
            if (HoldsSomething(waiter.Request) != holders) continue;
            if (_leases.AreFree(waiter.Request.Names) && (holders || !IsReserved(waiter.Request.Names)))
            {
                replies.Add((waiter.Address, _leases.Give(waiter.Request, now)));
                _admitted.Add(id);
            }
            else
            {
                Reserve(waiter.Request.Names);
            }
        }

        foreach (var id in _admitted) Leave(id, out _);
        _admitted.Clear();
    }

    private bool IsPromised(ImmutableArray<string> names)
    {
        _reserved.Clear();
        Reserve(holders: true);
        Reserve(holders: false);
        return IsReserved(names);
    }

    private void Reserve(bool holders)
    {
        foreach (var (_, waiter) in _waiters.All)
            if (HoldsSomething(waiter.Request) == holders) Reserve(waiter.Request.Names);
    }

    private void Reserve(ImmutableArray<string> names)
    {
        foreach (var name in names)
            if (!_reserved.Add(name) || _leases.HolderOf(name) is not null) return;
    }

    private bool IsReserved(ImmutableArray<string> names) => names.Any(_reserved.Contains);

    private bool Leave(RequestId id, out TAddress? address)
    {
        address = default;
        if (!_waiters.Remove(id, out var waiter)) return false;
        address = waiter.Address;
        if (OwnerOf(waiter.Request) is { } owner) owner.Waits = false;
        return true;
    }

    private ImmutableArray<LockWaiter> Describe(TimeSpan now) =>
        [.. _waiters.All.Select(waiter => waiter.Entry).Select(waiter => new LockWaiter(
            _leases.LabelOf(waiter.Request.Session), waiter.Request.Names, now - waiter.Since))];

    private readonly record struct Waiter(TAddress Address, Acquire Request, TimeSpan Since);
}
