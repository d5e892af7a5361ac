using System.Collections.Immutable;

namespace Akka.Pattern;

/// <summary>What is run when a circuit breaker changes its state. Thread-safe.</summary>
internal sealed class BreakerListeners
{
    private ImmutableArray<Action> _open = [];
    private ImmutableArray<Action> _halfOpen = [];
    private ImmutableArray<Action> _close = [];

    public void OnOpen(Action callback) => ImmutableInterlocked.Update(ref _open, static (list, added) => list.Add(added), callback);

    public void OnHalfOpen(Action callback) => ImmutableInterlocked.Update(ref _halfOpen, static (list, added) => list.Add(added), callback);

    public void OnClose(Action callback) => ImmutableInterlocked.Update(ref _close, static (list, added) => list.Add(added), callback);

    public void RaiseOpen() => Raise(_open);

    public void RaiseHalfOpen() => Raise(_halfOpen);

    public void RaiseClose() => Raise(_close);

    // On the pool: a slow callback holds up neither the call that changed the state nor the scheduler.
    private static void Raise(ImmutableArray<Action> callbacks)
    {
        foreach (var callback in callbacks) Task.Run(callback);
    }
}
