namespace ActorConcurrency;

/// <summary>A request of a caller, until it is decided. The link it is asked on owns all but its outcome.</summary>
internal abstract class ClusterCall
{
    /// <summary>Its number on the link, from when it is asked on.</summary>
    public long Number { get; set; }

    /// <summary>The session it is asked in; null: none.</summary>
    public ClusterSession? Session { get; init; }

    /// <summary>Whether it asks for something to hold: then it can be withdrawn, and may be asked anew.</summary>
    public bool IsAcquisition { get; init; }

    /// <summary>Whether it changes nothing: then it may be asked anew.</summary>
    public bool IsRead { get; init; }

    /// <summary>When it was last sent under its number, by the link's clock; null: it was not yet.</summary>
    public TimeSpan? Sent { get; set; }

    /// <summary>Whether it may have been carried out, and nobody can tell: it was sent, and must not be done twice.</summary>
    public bool IsInDoubt => Sent is not null && !IsAcquisition && !IsRead;

    /// <summary>Whether it is known to wait in the line.</summary>
    public bool IsQueued { get; set; }

    /// <summary>Whether somebody has decided it: an answer, its caller, or the end of what it was asked of.</summary>
    public abstract bool IsDecided { get; }

    /// <summary>What is said to the entity.</summary>
    public abstract object Command(RequestId id, RequestId? session);

    /// <summary>An answer has come.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="link">The link it has come on.</param>
    /// <param name="age">How old what it tells may be.</param>
    /// <returns>What it has got; null: nothing to hold, or the caller does not want it any more.</returns>
    public abstract ClusterGrant? Answer(IReply reply, Link link, TimeSpan age);

    /// <summary>There will be no answer.</summary>
    public abstract void Fail(Exception reason);
}

/// <inheritdoc/>
/// <param name="command">What is said to the entity.</param>
/// <param name="decode">What an answer means to the caller. A grant comes with what is held.</param>
internal sealed class ClusterCall<TResult>(
    Func<RequestId, RequestId?, object> command, Func<IReply, ClusterGrant?, TimeSpan, TResult> decode) : ClusterCall
{
    // Continuations run on the thread pool, never on the gateway's turn.
    private readonly TaskCompletionSource<TResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What comes of it.</summary>
    public Task<TResult> Result => _result.Task;

    public override bool IsDecided => _result.Task.IsCompleted;

    public override object Command(RequestId id, RequestId? session) => command(id, session);

    public override ClusterGrant? Answer(IReply reply, Link link, TimeSpan age)
    {
        var grant = ClusterGrant.From(reply, link, Session);
        try
        {
            // Whoever has given up meanwhile takes nothing.
            return _result.TrySetResult(decode(reply, grant, age)) ? grant : null;
        }
        catch (Exception refusal)
        {
            _result.TrySetException(refusal);
            return null;
        }
    }

    public override void Fail(Exception reason) => _result.TrySetException(reason);

    /// <summary>The caller gives up, with this result.</summary>
    /// <returns>Whether it was not decided before.</returns>
    public bool TryEnd(TResult result) => _result.TrySetResult(result);

    /// <summary>The caller gives up, or has waited long enough.</summary>
    /// <returns>Whether it was not decided before.</returns>
    public bool TryEnd(Exception reason) => reason is OperationCanceledException cancelled
        ? _result.TrySetCanceled(cancelled.CancellationToken)
        : _result.TrySetException(reason);
}
