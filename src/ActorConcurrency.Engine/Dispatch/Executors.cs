using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.Workers;
using Akka.Event;

namespace Akka.Dispatch;

/// <summary>Threads that do pieces of work. Thread-safe.</summary>
public abstract class ExecutorService
{
    /// <summary>Creates the executor.</summary>
    /// <param name="id">Its id.</param>
    protected ExecutorService(string id) => Id = id;

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Does a piece of work on one of its threads.</summary>
    /// <param name="run">The work.</param>
    public abstract void Execute(IRunnable run);

    /// <summary>Lets its threads go; later work is dropped.</summary>
    public abstract void Shutdown();
}

/// <summary>Makes executors.</summary>
public abstract class ExecutorServiceFactory
{
    /// <summary>Makes one.</summary>
    /// <param name="id">Its id.</param>
    public abstract ExecutorService Produce(string id);
}

/// <summary>Makes executors from HOCON.</summary>
public abstract class ExecutorServiceConfigurator : ExecutorServiceFactory
{
    /// <summary>Creates the configurator.</summary>
    /// <param name="config">The dispatcher's HOCON.</param>
    /// <param name="prerequisites">What the system provides.</param>
    protected ExecutorServiceConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    {
        Config = config;
        Prerequisites = prerequisites;
    }

    /// <summary>What the system provides.</summary>
    public IDispatcherPrerequisites Prerequisites { get; }

    /// <summary>The dispatcher's HOCON.</summary>
    public Config Config { get; }
}

/// <summary>An executor on a <see cref="WorkerPool"/>, which it may share with others.</summary>
internal sealed class WorkerPoolExecutor(string id, WorkerPool pool, bool owned, TimeSpan patience) : ExecutorService(id)
{
    public override void Execute(IRunnable run) => pool.Execute(run);

    public override void Shutdown()
    {
        if (owned) pool.Stop(patience);
    }
}

/// <summary>An executor on the runtime's thread pool.</summary>
internal sealed class ThreadPoolExecutor(string id) : ExecutorService(id)
{
    public override void Execute(IRunnable run) => ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: true);

    public override void Shutdown() { }
}

/// <summary>An executor on a synchronisation context.</summary>
internal sealed class SynchronizationContextExecutor(string id, SynchronizationContext context) : ExecutorService(id)
{
    public override void Execute(IRunnable run) => context.Post(static state => ((IRunnable)state!).Run(), run);

    public override void Shutdown() { }
}

/// <summary>Makes the executors that HOCON can name.</summary>
internal sealed class EngineExecutorConfigurator(Config config, IDispatcherPrerequisites prerequisites, string kind)
    : ExecutorServiceConfigurator(config, prerequisites)
{
    private readonly SynchronizationContext? _context = SynchronizationContext.Current;

    public override ExecutorService Produce(string id)
    {
        var system = (Akka.Actor.Internal.ActorSystemImpl)Prerequisites.Settings.System;
        return kind switch
        {
            "own-thread" => Own(system, id, 1, guarded: false),
            "fork-join-executor" => Own(system, id, ThreadCount(), guarded: true, Config.GetTimeSpan("shutdown-timeout", TimeSpan.FromSeconds(1))),
            "thread-pool-executor" or "task-executor" => new ThreadPoolExecutor(id),
            "current-context-executor" => new SynchronizationContextExecutor(id, _context
                ?? throw new ConfigurationException($"Dispatcher [{id}] needs a synchronization context, and the thread that asks for it has none. Create the actor on the thread that has one.")),
            _ => new WorkerPoolExecutor(id, system.Workers, owned: false, TimeSpan.Zero),
        };
    }

    private static WorkerPoolExecutor Own(Akka.Actor.Internal.ActorSystemImpl system, string id, int size, bool guarded, TimeSpan? idleLimit = null)
    {
        var name = $"{system.Name}-{id[(id.LastIndexOf('.') + 1)..]}";
        return new WorkerPoolExecutor(id, new WorkerPool(name, size, system.ReportEscaped, guarded, idleLimit, heir: system.Workers), owned: true, TimeSpan.FromSeconds(1));
    }

    private int ThreadCount()
    {
        var dedicated = Config.GetInt("dedicated-thread-pool.thread-count", 0);
        if (dedicated > 0) return dedicated;
        var forkJoin = Config.GetConfig("fork-join-executor");
        if (forkJoin.IsNullOrEmpty()) return Environment.ProcessorCount;
        return ThreadPoolConfig.ScaledPoolSize(
            forkJoin.GetInt("parallelism-min", 1),
            forkJoin.GetDouble("parallelism-factor", 1.0),
            forkJoin.GetInt("parallelism-max", Environment.ProcessorCount));
    }
}

/// <summary>How large a pool of threads is to be.</summary>
public class ThreadPoolConfig
{
    private readonly Config _config;

    /// <summary>Reads it from HOCON.</summary>
    /// <param name="config">The HOCON.</param>
    public ThreadPoolConfig(Config config) => _config = config;

    /// <summary>The fewest threads.</summary>
    public int PoolSizeMin => _config.GetInt("core-pool-size-min", 0);

    /// <summary>Threads per processor.</summary>
    public double PoolSizeFactor => _config.GetDouble("core-pool-size-factor", 0);

    /// <summary>The most threads.</summary>
    public int PoolSizeMax => _config.GetInt("core-pool-size-max", 0);

    /// <summary>Processors times <paramref name="scalar"/>, rounded up, at least <paramref name="floor"/> and at most <paramref name="ceiling"/>.</summary>
    /// <param name="floor">The fewest.</param>
    /// <param name="scalar">Per processor.</param>
    /// <param name="ceiling">The most.</param>
    public static int ScaledPoolSize(int floor, double scalar, int ceiling) =>
        Math.Min(Math.Max((int)Math.Ceiling(Environment.ProcessorCount * scalar), floor), ceiling);
}
