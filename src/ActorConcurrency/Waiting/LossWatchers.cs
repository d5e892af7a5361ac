namespace ActorConcurrency;

/// <summary>
/// Who wants to be told when a grant is taken back unasked. They are told before anybody else is granted what was taken. Not thread-safe: it belongs to
/// one state.
/// </summary>
/// <typeparam name="TAddress">Where the news goes.</typeparam>
/// <param name="news">Makes the news from the grant's id.</param>
internal sealed class LossWatchers<TAddress>(Func<RequestId, IReply> news)
{
    private readonly Dictionary<RequestId, TAddress> _watchers = [];
    private readonly List<(TAddress To, IReply Reply)> _due = [];

    /// <summary>Whether anybody wants to be told of anything.</summary>
    public bool Any => _watchers.Count > 0;

    /// <summary>Somebody wants to be told of a grant. One that is not held is lost already.</summary>
    /// <returns>The news, if it is due now.</returns>
    public IReply? Watch(RequestId grant, bool isHeld, TAddress watcher)
    {
        if (!isHeld) return news(grant);
        _watchers[grant] = watcher;
        return null;
    }

    /// <summary>A grant was given back by its holder.</summary>
    public void Forget(RequestId grant) => _watchers.Remove(grant);

    /// <summary>A grant was taken back unasked.</summary>
    public void Lose(RequestId grant)
    {
        if (_watchers.Remove(grant, out var watcher)) _due.Add((watcher, news(grant)));
    }

    /// <summary>Tells what is due. Before the next grant.</summary>
    public void Tell(List<(TAddress To, IReply Reply)> replies)
    {
        if (_due.Count == 0) return;
        replies.AddRange(_due);
        _due.Clear();
    }
}
