using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>The usual dispatcher: many actors share the threads of one executor. Thread-safe.</summary>
public class Dispatcher : MessageDispatcher
{
    private readonly ExecutorService _executor;

    /// <summary>Creates the dispatcher.</summary>
    /// <param name="configurator">Who makes it.</param>
    /// <param name="id">Its id.</param>
    /// <param name="throughput">How many messages an actor handles in a row.</param>
    /// <param name="throughputDeadlineTime">How long an actor may run in a row, in ticks; null or 0 for no limit.</param>
    /// <param name="executorServiceFactory">Makes the executor.</param>
    /// <param name="shutdownTimeout">How long it waits for its threads when it shuts down.</param>
    public Dispatcher(
        MessageDispatcherConfigurator configurator, string id, int throughput, long? throughputDeadlineTime,
        ExecutorServiceFactory executorServiceFactory, TimeSpan shutdownTimeout) : base(configurator)
    {
        Id = id;
        Throughput = throughput;
        ThroughputDeadlineTime = throughputDeadlineTime;
        ShutdownTimeout = shutdownTimeout;
        _executor = executorServiceFactory.Produce(id);
    }

    /// <inheritdoc/>
    protected override void ExecuteTask(IRunnable run) => _executor.Execute(run);

    /// <inheritdoc/>
    protected override void Shutdown() => _executor.Shutdown();
}

/// <summary>A dispatcher with a thread of its own for its one actor.</summary>
public sealed class PinnedDispatcher : Dispatcher
{
    /// <summary>Creates the dispatcher.</summary>
    /// <param name="configurator">Who makes it.</param>
    /// <param name="id">Its id.</param>
    /// <param name="throughput">How many messages the actor handles in a row.</param>
    /// <param name="throughputDeadlineTime">How long the actor may run in a row, in ticks; null or 0 for no limit.</param>
    /// <param name="executorServiceFactory">Makes the executor.</param>
    /// <param name="shutdownTimeout">How long it waits for its thread when it shuts down.</param>
    public PinnedDispatcher(
        MessageDispatcherConfigurator configurator, string id, int throughput, long? throughputDeadlineTime,
        ExecutorServiceFactory executorServiceFactory, TimeSpan shutdownTimeout)
        : base(configurator, id, throughput, throughputDeadlineTime, executorServiceFactory, shutdownTimeout) { }

    // Its thread ends with its actor.
    internal override void OnEmpty()
    {
        Shutdown();
        Registry?.TryRemove(this, out _);
    }

    /// <inheritdoc/>
    public override void Attach(ActorCell cell)
    {
        Registry?.TryAdd(this, true);
        base.Attach(cell);
    }

    /// <summary>Where it is known while its actor lives.</summary>
    internal ConcurrentDictionary<MessageDispatcher, bool>? Registry { get; set; }
}

/// <summary>A dispatcher that runs its actors on the synchronisation context of the thread that first asked for it, as a user interface needs.</summary>
public sealed class CurrentSynchronizationContextDispatcher : Dispatcher
{
    /// <summary>Creates the dispatcher.</summary>
    /// <param name="configurator">Who makes it.</param>
    /// <param name="id">Its id.</param>
    /// <param name="throughput">How many messages an actor handles in a row.</param>
    /// <param name="throughputDeadlineTime">How long an actor may run in a row, in ticks; null or 0 for no limit.</param>
    /// <param name="executorServiceFactory">Makes the executor.</param>
    /// <param name="shutdownTimeout">How long it waits when it shuts down.</param>
    public CurrentSynchronizationContextDispatcher(
        MessageDispatcherConfigurator configurator, string id, int throughput, long? throughputDeadlineTime,
        ExecutorServiceFactory executorServiceFactory, TimeSpan shutdownTimeout)
        : base(configurator, id, throughput, throughputDeadlineTime, executorServiceFactory, shutdownTimeout) { }
}
