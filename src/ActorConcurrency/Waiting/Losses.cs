namespace ActorConcurrency;

/// <summary>An answer that comes unasked: something that was granted is not its holder's any more.</summary>
internal interface ILoss : IReply;

/// <summary>
/// Tells the holders of a handle what they have lost. Nothing is made before somebody asks. Whoever cancels runs no code of a user's: a token's state
/// changes at once, its callbacks run on the thread pool. Thread-safe.
/// </summary>
internal sealed class Losses
{
    private static readonly CancellationTokenSource AllLost = Cancelled();

    private readonly Lock _lock = new();
    private readonly Dictionary<RequestId, CancellationTokenSource> _grants = [];
    private CancellationTokenSource? _all;
    private bool _isAllLost;

    /// <summary>Cancelled when all is lost.</summary>
    public CancellationToken All
    {
        get
        {
            lock (_lock) return _isAllLost ? new CancellationToken(canceled: true) : (_all ??= new()).Token;
        }
    }

    /// <summary>
    /// Cancelled when a grant is lost, or all is. Whoever asks keeps it, for as long as it has the grant: one that is lost is not remembered here.
    /// </summary>
    /// <param name="grant">The grant.</param>
    /// <param name="isNew">Whether nobody has asked before.</param>
    public CancellationTokenSource Of(RequestId grant, out bool isNew)
    {
        isNew = false;
        lock (_lock)
        {
            if (_isAllLost) return AllLost;
            if (_grants.TryGetValue(grant, out var known)) return known;
            isNew = true;
            _grants.Add(grant, known = new());
            return known;
        }
    }

    /// <summary>A grant is back: it cannot be lost any more.</summary>
    public void Forget(RequestId grant)
    {
        lock (_lock) _grants.Remove(grant);
    }

    /// <summary>A grant is lost.</summary>
    public void Lose(RequestId grant)
    {
        CancellationTokenSource? lost;
        lock (_lock) _grants.Remove(grant, out lost);
        _ = lost?.CancelAsync();
    }

    /// <summary>All is lost.</summary>
    public void LoseAll()
    {
        CancellationTokenSource[] lost;
        lock (_lock)
        {
            _isAllLost = true;
            lost = _all is null ? [.. _grants.Values] : [.. _grants.Values, _all];
            _grants.Clear();
        }

        foreach (var source in lost) _ = source.CancelAsync();
    }

    private static CancellationTokenSource Cancelled()
    {
        var source = new CancellationTokenSource();
        source.Cancel();
        return source;
    }
}
