using Akka.Actor.Internal;
using Akka.Event;
using Akka.Util;

namespace Akka.Actor;

/// <summary>How an actor supervises its children. Used by its actor only; one instance may serve several actors if its decider may.</summary>
public abstract class SupervisorStrategy : ISurrogated
{
    /// <summary>Stops a child that could not be created or was killed, restarts it otherwise.</summary>
    public static IDecider DefaultDecider = Akka.Actor.Decider.From(
        Directive.Restart,
        Directive.Stop.When<ActorInitializationException>(),
        Directive.Stop.When<ActorKilledException>(),
        Directive.Stop.When<DeathPactException>());

    /// <summary>One for one with <see cref="DefaultDecider"/>, without a limit.</summary>
    public static readonly SupervisorStrategy DefaultStrategy = new OneForOneStrategy(DefaultDecider);

    /// <summary>One for one; every failure stops the child.</summary>
    public static readonly OneForOneStrategy StoppingStrategy = new(static _ => Directive.Stop);

    /// <summary>What to do about each failure.</summary>
    public abstract IDecider Decider { get; }

    /// <summary>Whether failures are logged. On by default.</summary>
    protected bool LoggingEnabled { get; set; } = true;

    /// <summary>The directive for a failure.</summary>
    /// <param name="child">Who failed.</param>
    /// <param name="exception">The failure.</param>
    protected abstract Directive Handle(IActorRef child, Exception exception);

    /// <summary>Carries a restart or a stop out.</summary>
    /// <param name="context">The supervisor.</param>
    /// <param name="restart">Whether to restart; otherwise to stop.</param>
    /// <param name="child">Who failed.</param>
    /// <param name="cause">The failure.</param>
    /// <param name="stats">The child's restarts so far.</param>
    /// <param name="children">All children.</param>
    public abstract void ProcessFailure(
        IActorContext context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children);

    /// <summary>Called when a child has stopped.</summary>
    /// <param name="actorContext">The supervisor.</param>
    /// <param name="child">Who stopped.</param>
    /// <param name="children">Those that are left.</param>
    public abstract void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children);

    /// <summary>Handles a failure.</summary>
    /// <param name="actorCell">The supervisor.</param>
    /// <param name="child">Who failed.</param>
    /// <param name="cause">The failure.</param>
    /// <param name="stats">The child's restarts so far.</param>
    /// <param name="children">All children.</param>
    /// <returns>Whether it was handled; if not, the supervisor fails too.</returns>
    public bool HandleFailure(
        ActorCell actorCell, IActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children)
    {
        var directive = Handle(child, cause);
        LogFailure(actorCell, child, cause, directive);
        switch (directive)
        {
            case Directive.Resume:
                ResumeChild(child, cause);
                return true;
            case Directive.Restart:
                ProcessFailure(actorCell, true, child, cause, stats, children);
                return true;
            case Directive.Stop:
                ProcessFailure(actorCell, false, child, cause, stats, children);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Resumes a child.</summary>
    /// <param name="child">Who failed.</param>
    /// <param name="exception">The failure.</param>
    protected void ResumeChild(IActorRef child, Exception exception) => ((IInternalActorRef)child).Resume(exception);

    /// <summary>Restarts a child.</summary>
    /// <param name="child">Who failed.</param>
    /// <param name="cause">The failure.</param>
    /// <param name="suspendFirst">Whether it still runs and must be suspended before.</param>
    protected void RestartChild(IActorRef child, Exception cause, bool suspendFirst)
    {
        var actor = (IInternalActorRef)child;
        if (suspendFirst) actor.Suspend();
        actor.Restart(cause);
    }

    /// <summary>Logs a failure if <see cref="LoggingEnabled"/>: as an error, or as a warning if the child goes on.</summary>
    /// <param name="context">The supervisor.</param>
    /// <param name="child">Who failed.</param>
    /// <param name="cause">The failure.</param>
    /// <param name="directive">What is done about it.</param>
    protected virtual void LogFailure(IActorContext context, IActorRef child, Exception cause, Directive directive)
    {
        if (!LoggingEnabled) return;
        var message = cause is ActorInitializationException && cause.InnerException is { } inner ? inner.Message : cause.Message;
        switch (directive)
        {
            case Directive.Resume:
                Publish(context, new Warning(child.Path.ToString(), GetType(), message));
                break;
            case Directive.Escalate:
                break; // The supervisor above logs it.
            default:
                Publish(context, new Error(cause, child.Path.ToString(), GetType(), message));
                break;
        }
    }

    private static void Publish(IActorContext context, LogEvent logEvent)
    {
        try
        {
            context.System.EventStream.Publish(logEvent);
        }
        catch
        {
            // A log that cannot be written must not fail the supervisor.
        }
    }

    /// <inheritdoc/>
    public abstract ISurrogate ToSurrogate(ActorSystem system);
}

/// <summary>Creates a supervision by the name of a class, for the guardian.</summary>
public abstract class SupervisorStrategyConfigurator
{
    /// <summary>Creates the strategy.</summary>
    public abstract SupervisorStrategy Create();

    /// <summary>The configurator called <paramref name="typeName"/>.</summary>
    /// <param name="typeName">Its class.</param>
    /// <exception cref="Configuration.ConfigurationException">There is none.</exception>
    public static SupervisorStrategyConfigurator CreateConfigurator(string typeName) => typeName switch
    {
        "Akka.Actor.DefaultSupervisorStrategy" => new DefaultSupervisorStrategy(),
        "Akka.Actor.StoppingSupervisorStrategy" => new StoppingSupervisorStrategy(),
        _ => EngineTypes.Create<SupervisorStrategyConfigurator>(typeName, "akka.actor.guardian-supervisor-strategy"),
    };
}

/// <summary>The default supervision.</summary>
public class DefaultSupervisorStrategy : SupervisorStrategyConfigurator
{
    /// <inheritdoc/>
    public override SupervisorStrategy Create() => SupervisorStrategy.DefaultStrategy;
}

/// <summary>The supervision that stops every child that fails.</summary>
public class StoppingSupervisorStrategy : SupervisorStrategyConfigurator
{
    /// <inheritdoc/>
    public override SupervisorStrategy Create() => SupervisorStrategy.StoppingStrategy;
}
