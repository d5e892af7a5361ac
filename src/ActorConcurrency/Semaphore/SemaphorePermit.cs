namespace ActorConcurrency;

/// <summary>
/// Permits of an <see cref="ActorSemaphore"/> that somebody holds: a value, so that taking them allocates nothing. Disposing gives them back;
/// disposing again, or disposing a copy, does nothing. The default value holds nothing. Thread-safe.
/// </summary>
/// <remarks>As <see cref="IPermit"/> it is boxed: 40 bytes.</remarks>
public readonly struct SemaphorePermit : IPermit
{
    private readonly SemaphoreHolding? _holding;

    internal SemaphorePermit(SemaphoreHolding holding, int count, long token) => (_holding, Count, FencingToken) = (holding, count, token);

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public long FencingToken { get; }

    /// <inheritdoc/>
    /// <remarks>
    /// Made when it is first asked for. Ask for it when you begin to work: in a session or with a lease, it takes a message to learn of what is lost
    /// already. Disposing the handle of an actor that somebody else owns cuts it off from the news of that actor's end.
    /// </remarks>
    public CancellationToken Lost => _holding?.Lost(FencingToken) ?? CancellationToken.None;

    /// <inheritdoc/>
    public void Dispose() => _holding?.Return(FencingToken);

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => _holding is null ? "No permits" : Wording.Text($"{Wording.Several(Count, "permit")}, token {FencingToken}");

    /// <summary>As <see cref="Dispose"/>: there is nothing to wait for.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
