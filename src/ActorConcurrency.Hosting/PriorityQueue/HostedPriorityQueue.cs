using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Hosting;

/// <summary>
/// A container's way to a priority queue of its actor system: a container makes a generic service by its type and not by a factory, so this
/// is the type. It hands everything on to the one handle that the queue's name has.
/// </summary>
internal sealed class HostedPriorityQueue<T>([ServiceKey] string name, ActorSystem system) : IPriorityQueue<T>
{
    public static readonly string Kind = $"priorityQueue<{typeof(T)}>";

    private readonly IPriorityQueue<T> _queue = HostedRecipes.Of(system).Get<IPriorityQueue<T>>(Kind, name);

    public ValueTask<PriorityTicket> PutAsync(T item, int priority, CancellationToken cancellationToken = default) =>
        _queue.PutAsync(item, priority, cancellationToken);

    public ValueTask<PriorityTicket?> TryPutAsync(T item, int priority, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        _queue.TryPutAsync(item, priority, timeout, cancellationToken);

    public ValueTask<T> GetAsync(CancellationToken cancellationToken = default) => _queue.GetAsync(cancellationToken);

    public ValueTask<Taken<T>?> TryGetAsync(TimeSpan timeout, CancellationToken cancellationToken = default) => _queue.TryGetAsync(timeout, cancellationToken);

    public ValueTask<bool> ReprioritizeAsync(PriorityTicket ticket, int priority, CancellationToken cancellationToken = default) =>
        _queue.ReprioritizeAsync(ticket, priority, cancellationToken);

    public ValueTask<bool> RemoveAsync(PriorityTicket ticket, CancellationToken cancellationToken = default) => _queue.RemoveAsync(ticket, cancellationToken);

    public ValueTask<PriorityQueueSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => _queue.SnapshotAsync(cancellationToken);

    public ValueTask DisposeAsync() => _queue.DisposeAsync();
}
