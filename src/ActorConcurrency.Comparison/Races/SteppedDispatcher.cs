using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;

namespace ActorConcurrency.Comparison;

/// <summary>
/// Lets one actor handle a message only when it is told to, so that every order of requests and turns can be tried. All other actors, and
/// that one too once it is free, run on the thread pool. One user at a time.
/// </summary>
internal sealed class SteppedDispatcher : MessageDispatcher
{
    private readonly ConcurrentQueue<Mailbox> _due = new();
    private volatile bool _holds;
    private volatile ActorCell? _cell;

    public SteppedDispatcher(MessageDispatcherConfigurator configurator) : base(configurator)
    {
        Id = configurator.Config.GetString("id");
        Throughput = configurator.Config.GetInt("throughput");
        ShutdownTimeout = TimeSpan.FromSeconds(1);
    }

    /// <summary>Whether the actor has something to handle.</summary>
    public bool IsDue => !_due.IsEmpty;

    /// <summary>A system whose recipes run on such a dispatcher.</summary>
    public static ActorSystem CreateSystem()
    {
        var system = LaboratoryActors.CreateSystem(ConfigurationFactory.ParseString($$"""
            actor-concurrency {
              gate-first = off
              dispatcher {
                type = "{{NameOf<SteppedDispatcherConfigurator>()}}"
                mailbox-type = "{{NameOf<SteppedMailbox>()}}"
              }
            }
            """));
        // Puts the recipes' block, and so the dispatcher, into the configuration.
        CounterSettings.Read(system);
        return system;
    }

    /// <summary>The dispatcher of such a system.</summary>
    public static SteppedDispatcher Of(ActorSystem system) => (SteppedDispatcher)system.Dispatchers.Lookup("actor-concurrency.dispatcher");

    /// <summary>Holds the next actor that starts.</summary>
    public void Hold() => (_cell, _holds) = (null, true);

    /// <summary>Whether the actor that is held has started, so that whatever is told to it is in its mailbox.</summary>
    public bool HasStarted => _cell is { Self: ActorRefWithCell { Underlying: ActorCell } };

    /// <summary>Lets it handle one message.</summary>
    public void Step()
    {
        if (!_due.TryDequeue(out var mailbox)) return;
        ((SteppedQueue)mailbox.MessageQueue).Allow(1);
        mailbox.Run();
    }

    /// <summary>It runs by itself from now on.</summary>
    public void Free()
    {
        _holds = false;
        (_cell?.Mailbox?.MessageQueue as SteppedQueue)?.Allow(int.MaxValue);
        RunDue();
    }

    public override void Attach(ActorCell cell)
    {
        if (_holds && _cell is null)
        {
            _cell = cell;
            ((SteppedQueue)cell.Mailbox!.MessageQueue).Allow(0);
        }

        base.Attach(cell);
    }

    protected override void ExecuteTask(IRunnable run)
    {
        if (!_holds || run is not Mailbox mailbox || mailbox != _cell?.Mailbox)
        {
            Queue(run);
            return;
        }

        // It may be set free between the look and this: who frees it clears the flag and then looks here; this puts it in and then looks at the flag.
        _due.Enqueue(mailbox);
        if (!_holds) RunDue();
    }

    private void RunDue()
    {
        while (_due.TryDequeue(out var mailbox)) Queue(mailbox);
    }

    // The pool is the process's.
    protected override void Shutdown() { }

    private static string NameOf<T>() => $"{typeof(T).FullName}, {typeof(T).Assembly.GetName().Name}";

    private static void Queue(IRunnable run) => ThreadPool.UnsafeQueueUserWorkItem(static run => run.Run(), run, preferLocal: false);
}

/// <summary>Makes the dispatcher; Akka.NET finds it by its name in the configuration.</summary>
internal sealed class SteppedDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly SteppedDispatcher _dispatcher;

    public SteppedDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites) : base(config, prerequisites) => _dispatcher = new(this);

    public override MessageDispatcher Dispatcher() => _dispatcher;
}
