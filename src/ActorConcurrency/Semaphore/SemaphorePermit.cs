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
    /// With a lease it tells what there is to tell, whenever it is asked for. Without one it is made when it is first asked for, and in a session it takes a
    /// message to learn of what was lost before: ask for it when you begin to work. What it has told once, it tells always. Disposing the handle of
    /// an actor that somebody else owns cuts it off from the news of that actor's end.
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
