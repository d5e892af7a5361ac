using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;

namespace Akka.Event;

/// <summary>
/// Starts one logger: creates its actor, asks it to initialise, and has it join the bus when it answers. It is the asker itself: the
/// answer and the news of the logger's death come to it as to any reference. Thread-safe.
/// </summary>
internal sealed class LoggerStartup : MinimalActorRef
{
    private readonly LoggingBus _bus;
    private readonly ActorSystemImpl _system;
    private readonly Type _type;
    private readonly string _name;
    private readonly string _source;
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IInternalActorRef? _logger;

    public LoggerStartup(LoggingBus bus, ActorSystemImpl system, Type type, int number, string source)
    {
        _bus = bus;
        _system = system;
        _type = type;
        _name = $"log{number}-{Logging.SimpleName(type)}";
        _source = source;
        Path = system.Provider.TempPath();
    }

    public override ActorPath Path { get; }

    public override IActorRefProvider Provider => _system.Provider;

    private string Description => $"Logger {_name} [{_type.FullName}]";

    public void Begin()
    {
        var props = LoggerTypes.PropsFor(_type).WithDispatcher(_system.Settings.LoggersDispatcher);
        _logger = (IInternalActorRef)_system.SystemActorOf(props, _name);
        _logger.SendSystemMessage(new Watch(_logger, this));
        _logger.Tell(new InitializeLogger(_bus), this);
    }

    /// <summary>Waits for the logger, then goes on without it and says so.</summary>
    public void Await(TimeSpan timeout, TimeSpan rest)
    {
        if (_done.Task.IsCompleted || (rest > TimeSpan.Zero && _done.Task.Wait(rest)))
            return;

        PublishWarning($"{Description} did not respond within {timeout} to InitializeLogger(bus), LoggingBus will try and wait until it "
            + "is ready. Since it start up is delayed, this logger may not capture all startup events correctly.");
    }

    /// <summary>The system shuts down before the logger was ready.</summary>
    public void Cancel()
    {
        PublishWarning($"{Description} startup have been cancelled because of system shutdown. Stopping logger.");
        _logger?.Stop();
        _done.TrySetResult();
    }

    public override void SendSystemMessage(ISystemMessage message)
    {
        if (message is not DeathWatchNotification || _done.Task.IsCompleted)
            return;

        _bus.GiveUp(this);
        if (_done.TrySetResult())
            PublishWarning($"{Description} stopped before it was initialized.");
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is LoggerInitialized)
        {
            if (_bus.Join(this, _logger!))
                _bus.Publish(new Debug(_source, _bus.GetType(), $"{Description} started"));
            _logger!.SendSystemMessage(new Unwatch(_logger, this));
            _done.TrySetResult();
        }
        else if (message is not LogEvent)
        {
            PublishWarning($"{Description} did not respond with LoggerInitialized, sent instead {message}");
        }
    }

    private void PublishWarning(string message) => _bus.Publish(new Warning(_source, _bus.GetType(), message));
}
