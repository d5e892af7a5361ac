using Akka.Actor;

namespace Akka.Event;

/// <summary>
/// A logger that needs no actor system, for the time before and after the real loggers, and where these print by default. Messages are
/// handled on the sender's thread, so implementations are thread-safe. Named by <c>akka.stdout-logger-class</c>; has a parameterless
/// constructor.
/// </summary>
public abstract class MinimalLogger : MinimalActorRef
{
    /// <summary>Says which events are printed. Set when the logger is started. Default: all are.</summary>
    public LogFilterEvaluator Filter { get; internal set; } = LogFilterEvaluator.NoFilters;

    /// <summary>A path outside all systems.</summary>
    public sealed override ActorPath Path { get; } = new RootActorPath(Address.AllSystems, "/StandardOutLogger");

    /// <summary>Not to be asked for: there is no system behind the logger.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public sealed override IActorRefProvider Provider => throw new NotSupportedException("This logger does not provide.");

    /// <summary>Prints a message.</summary>
    /// <param name="message">A <see cref="LogEvent"/>, or anything else.</param>
    protected abstract void Log(object message);

    /// <summary>Prints what was told.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Not used.</param>
    protected sealed override void TellInternal(object message, IActorRef sender) => Log(message);
}
