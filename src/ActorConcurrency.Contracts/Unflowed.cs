namespace ActorConcurrency;

/// <summary>
/// For timers and loops that outlive the call that makes them: they must not keep the caller's <see cref="AsyncLocal{T}"/> values alive, nor
/// run later work among them.
/// </summary>
internal static class Unflowed
{
    /// <summary>Runs <paramref name="make"/> without the caller's execution context. What it starts has a clean one.</summary>
    public static TResult Make<TResult>(Func<TResult> make)
    {
        if (ExecutionContext.IsFlowSuppressed()) return make();
        using (ExecutionContext.SuppressFlow()) return make();
    }
}
