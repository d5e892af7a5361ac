using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>
/// Locks of an <see cref="ActorLockSet"/> that somebody holds: a value, so that taking them allocates next to nothing. Disposing gives them back;
/// disposing again, or disposing a copy, does nothing. The default value holds nothing. Thread-safe.
/// </summary>
/// <remarks>As <see cref="ILockLease"/> it is boxed: 40 bytes.</remarks>
public readonly struct LockLease : ILockLease
{
    private readonly LockHolding? _holding;
    private readonly ImmutableArray<string> _names;

    internal LockLease(LockHolding holding, ImmutableArray<string> names, long token) =>
        (_holding, _names, FencingToken) = (holding, names, token);

    /// <inheritdoc/>
    public ImmutableArray<string> Names => _names.IsDefault ? [] : _names;

    /// <inheritdoc/>
    public long FencingToken { get; }

    /// <inheritdoc/>
    /// <remarks>
    /// Made when it is first asked for. Ask for it when you begin to work: in a session, it takes a message to learn of what is lost
    /// already. What it has told once, it tells always. Disposing the handle of an actor that somebody else owns cuts it off from the news of that actor's end.
    /// </remarks>
    public CancellationToken Lost => _holding?.Lost(FencingToken) ?? CancellationToken.None;

    /// <inheritdoc/>
    public void Dispose() => _holding?.Return(FencingToken);

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => _holding is null ? "No lease" : Wording.Text($"A lease of {Wording.Names(_names)}, token {FencingToken}");

    /// <summary>As <see cref="Dispose"/>: there is nothing to wait for, for whatever the caller asks next comes after the return.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    /// <summary>The place of this lease in a flow.</summary>
    internal LockFlow.Place In(LockFlow.Place? around) => new(around, _holding!, FencingToken);

    /// <summary>The flow's request is over when this is given back; true.</summary>
    internal bool EndsWith(LockRequest request) => _holding is LockRequest own && (own.InFlow = request) is not null;
}
