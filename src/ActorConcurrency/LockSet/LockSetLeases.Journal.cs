using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <content>For books that are kept elsewhere too: what is in them, and how they are made anew.</content>
internal sealed partial class LockSetLeases
{
    public long LastToken => tokens.Last;

    public Granted? GrantOf(RequestId id) => _leases.TryGet(id, out var lease) ? GrantOf(lease) : null;

    /// <summary>The leases that requests of a client have got, oldest first.</summary>
    public RequestId[] HeldBy(long client) => [.. _leases.All.Select(static lease => lease.Id).Where(id => id.Client == client)];

    /// <summary>A client's sessions, in an order that no earlier ones change.</summary>
    public RequestId[] SessionsOf(long client) => [.. _owners.Keys.Where(id => id.Client == client).OrderBy(static id => id.Number)];

    /// <summary>Nothing up to this token is given out any more.</summary>
    public void Reach(long token) => tokens.Reach(token);

    /// <summary>Grants locks as they were granted before.</summary>
    public void Give(LockSetFact.Granted granted, TimeSpan at)
    {
        var (grant, session, run) = granted;
        tokens.Reach(grant.FencingToken);
        Add(new Lease(grant.Id, grant.Names, session, grant.FencingToken, at) { Run = run });
    }

    public LockSetImage Image(bool ordered, int maxWaiters) => new(
        new(ordered, maxWaiters, tokens.Last), _granted, _returned, _reclaimed,
        [.. _owners.Select(static owner => new LockSetFact.SessionOpened(owner.Key, owner.Value.Label))],
        [.. _leases.All.Select(static lease => lease.Entry).Select(static lease => new LockSetImage.Lease(
            new(GrantOf(lease), lease.Session, lease.Run), lease.Since))],
        []);

    /// <summary>Sets the sums, once all that is held is in the books again.</summary>
    public void Restore(LockSetImage image) => (_granted, _returned, _reclaimed) = (image.Granted, image.Returned, image.Reclaimed);

    private static Granted GrantOf(Lease lease) => new(lease.Id, lease.Names, lease.FencingToken);
}
