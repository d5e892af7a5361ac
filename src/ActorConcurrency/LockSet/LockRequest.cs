using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>
/// Locks asked for by message: they go back by message, under the request's id; the actor counts it once. A flow knows of the request from the
/// moment that it asks, whoever gets the lease once it is granted: so these are two.
/// </summary>
/// <remarks>
/// A request names what is around it one by one, if it is little, or else its run. Requests that a flow makes one after the other are a run: each later
/// one is inside whatever the earlier ones got, and has still. The actor keeps the leases of a run together, so a request names its run and
/// what is around that. A flow that was started inside a run goes its own way: only one may continue behind a request, and whoever comes
/// second begins a new run, as everybody may who names all that is around.
/// </remarks>
internal sealed class LockRequest(Gateway gateway) : LockHolding
{
    private const int Little = 8;

    private CancellationTokenSource? _lost;
    private int _over;
    private int _continued;
    private ImmutableArray<LockFlow.Place> _aroundRun = [];

    /// <summary>The request. Set before it is sent.</summary>
    public RequestId Id { get; set; }

    /// <summary>The first request of its run; null: itself.</summary>
    public RequestId? Run { get; private set; }

    /// <summary>What is held around the run.</summary>
    public ImmutableArray<RequestId> AroundRun => [.. _aroundRun.Select(place => place.IdInActor)];

    /// <summary>What the flow knows of it, which is over with it; null outside a flow. Set before anybody knows of the grant.</summary>
    public LockRequest? InFlow { get; set; }

    public override bool IsLive(long token) => Volatile.Read(ref _over) == 0;

    public override RequestId IdOf(long token) => Id;

    public override void Return(long token)
    {
        if (Interlocked.Exchange(ref _over, 1) != 0) return;
        InFlow?.Leave();
        gateway.TellLate(new LockSetProtocol.Return(Id));
        gateway.ForgetLoss(Id);
    }

    public override CancellationToken Lost(long token) =>
        IsLive(token) ? gateway.LostOf(Id, ref _lost, static id => new LockSetProtocol.Watch(id)) : CancellationToken.None;

    /// <summary>It was not granted, or what was granted is back.</summary>
    public void Leave() => Volatile.Write(ref _over, 1);

    /// <summary>Finds its run and what is around it, before it is sent.</summary>
    /// <param name="last">The flow's last acquisition, which may be over.</param>
    /// <param name="names">What it asks for.</param>
    /// <param name="little">Up to how many acquisitions are named one by one.</param>
    /// <returns>Its place in the flow.</returns>
    public LockFlow.Place Follow(LockFlow.Place? last, ImmutableArray<string> names, int little = Little)
    {
        LockFlow.Place? outer;
        do
        {
            outer = LockFlow.Place.Live(last);
            Bound = outer?.Bound;
        }
        while (outer is { IsLive: false });

        foreach (var name in names) Bound = Higher(Bound, name);
        if (outer is not null) FindRun(last, mayContinue: !IsLittle(outer, little));
        return new(outer, this, token: 0);
    }

    private static bool IsLittle(LockFlow.Place? place, int little)
    {
        for (; place is not null && little > 0; little--) place = place.Outwards();
        return place is null;
    }

    private void FindRun(LockFlow.Place? last, bool mayContinue)
    {
        var around = new List<LockFlow.Place>();
        for (; last is not null; last = last.Outwards())
        {
            if (mayContinue && last.Request is { } before && before.TryContinue())
            {
                Run = before.Run ?? before.Id;
                around.AddRange(before._aroundRun);
                break;
            }

            around.Add(last);
        }

        _aroundRun = [.. around.Where(place => place.IsLive)];
    }

    // One that was never sent has no id.
    private bool TryContinue() => Id != default && Interlocked.Exchange(ref _continued, 1) == 0;
}
