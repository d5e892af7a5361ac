using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <content>For books that are kept elsewhere too: what is in them, and how they are made anew.</content>
internal sealed partial class SemaphoreLedger
{
    public int Initial => _initial;

    public long LastToken => _tokens.Last;

    public Granted? GrantOf(RequestId id) => _grants.TryGet(id, out var grant) ? new Granted(id, grant.Permits, grant.Token) : null;

    /// <summary>The grants that requests of a client have got, oldest first.</summary>
    public RequestId[] HeldBy(long client) => [.. _grants.All.Select(static grant => grant.Id).Where(id => id.Client == client)];

    /// <summary>Grants permits as they were granted before.</summary>
    public void Give(RequestId id, int permits, Session? session, TimeSpan at, long token)
    {
        _tokens.Reach(token);
        Grant(permits);
        _grants.Add(id, new(permits, at, token, session), session?.Holds);
    }

    /// <summary>Opens the books: nothing has happened yet but tokens of an earlier life.</summary>
    public void Restore(int initial, int maximum, long lastToken)
    {
        (_initial, Maximum, Available) = (initial, maximum, initial);
        _tokens.Reach(lastToken);
    }

    public SemaphoreImage Image() => new(
        _initial, Maximum, MaxWaiters: 0, Available, _tokens.Last, _granted, _returned, _reclaimed, _released, _drained, _removed, [],
        [.. _grants.All.Select(static grant => new SemaphoreImage.Grant(
            grant.Id, grant.Entry.Permits, grant.Entry.Token, grant.Entry.Session?.Id, grant.Entry.Since))], []);

    public void Restore(SemaphoreImage image, Func<RequestId?, Session?> sessionOf)
    {
        foreach (var grant in image.Grants) Give(grant.Id, grant.Permits, sessionOf(grant.Session), grant.Since, grant.Token);
        (_initial, Maximum, Available) = (image.Initial, image.Maximum, image.Available);
        (_granted, _returned, _reclaimed) = (image.Granted, image.Returned, image.Reclaimed);
        (_released, _drained, _removed) = (image.Released, image.Drained, image.Removed);
        _tokens.Reach(image.LastToken);
        Trim();
    }
}
