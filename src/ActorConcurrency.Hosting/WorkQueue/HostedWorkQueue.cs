using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Hosting;

/// <summary>
/// A container's way to a work queue of its actor system: a container makes a generic service by its type and not by a factory, so this
/// is the type. It hands everything on to the one handle that the queue's name has.
/// </summary>
internal sealed class HostedWorkQueue<T>([ServiceKey] string name, ActorSystem system) : IOwnedWorkQueue<T>
{
    public static readonly string Kind = $"workQueue<{typeof(T)}>";

    private readonly IOwnedWorkQueue<T> _queue = HostedRecipes.Of(system).Get<IOwnedWorkQueue<T>>(Kind, name);

    public ValueTask PutAsync(T item, int priority = 0, CancellationToken cancellationToken = default) => _queue.PutAsync(item, priority, cancellationToken);

    public ValueTask<bool> TryPutAsync(T item, TimeSpan timeout, int priority = 0, CancellationToken cancellationToken = default) =>
        _queue.TryPutAsync(item, timeout, priority, cancellationToken);

    public ValueTask<T> GetAsync(CancellationToken cancellationToken = default) => _queue.GetAsync(cancellationToken);

    public ValueTask<Taken<T>?> TryGetAsync(TimeSpan timeout, CancellationToken cancellationToken = default) => _queue.TryGetAsync(timeout, cancellationToken);

    public ValueTask TaskDoneAsync(CancellationToken cancellationToken = default) => _queue.TaskDoneAsync(cancellationToken);

    public ValueTask JoinAsync(CancellationToken cancellationToken = default) => _queue.JoinAsync(cancellationToken);

    public ValueTask CompletionAsync(CancellationToken cancellationToken = default) => _queue.CompletionAsync(cancellationToken);

    public ValueTask ShutdownAsync(bool immediate = false, CancellationToken cancellationToken = default) => _queue.ShutdownAsync(immediate, cancellationToken);

    public ValueTask<WorkQueueSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => _queue.SnapshotAsync(cancellationToken);

    public IWorkQueueSession<T> OpenSession(string label) => _queue.OpenSession(label);

    public ValueTask DisposeAsync() => _queue.DisposeAsync();
}
