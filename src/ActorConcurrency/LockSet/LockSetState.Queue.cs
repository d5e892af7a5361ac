using System.Collections.Immutable;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <content>
/// Who holds something already waits for the holders alone and goes first. Who holds nothing waits for them and for
/// everybody ahead who wants one of the same locks, so that a large set cannot be starved by small ones that keep coming. Since
/// nobody waits for somebody who holds nothing but those behind, the queue adds no cycle to those of the holders.
/// </content>
internal sealed partial class LockSetState<TAddress>
{
    private readonly ArrivalOrder<Waiter> _waiters = new();
    private readonly HashSet<string> _reserved = new(StringComparer.Ordinal);
    private readonly List<RequestId> _admitted = [];

    private void Admit(TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        _reserved.Clear();
        foreach (var holders in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (var (id, waiter) in _waiters.All)
            {
                // Whoever was admitted in the first round holds something in the second, too.
                if (HoldsSomething(waiter.Request) != holders) continue;
                if (!_leases.AreFree(waiter.Request.Names) || (!holders && waiter.Request.Names.Any(_reserved.Contains)))
                {
                    _reserved.UnionWith(waiter.Request.Names);
                    continue;
                }

                replies.Add((waiter.Address, _leases.Give(waiter.Request, now)));
                _admitted.Add(id);
            }
        }

        foreach (var id in _admitted) Leave(id, out _);
        _admitted.Clear();
    }

    private bool Leave(RequestId id, out TAddress? address)
    {
        address = default;
        if (!_waiters.Remove(id, out var waiter)) return false;
        address = waiter.Address;
        if (OwnerOf(waiter.Request) is { } owner) owner.Waits = false;
        return true;
    }

    private bool IsReserved(ImmutableArray<string> names) =>
        _waiters.All.Any(waiter => waiter.Entry.Request.Names.Any(name => names.Contains(name)));

    private ImmutableArray<LockWaiter> Describe(TimeSpan now) =>
        [.. _waiters.All.Select(waiter => waiter.Entry).Select(waiter => new LockWaiter(
            _leases.LabelOf(waiter.Request.Session), waiter.Request.Names, now - waiter.Since))];

    private readonly record struct Waiter(TAddress Address, Acquire Request, TimeSpan Since);
}
