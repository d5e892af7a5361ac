using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency;

/// <summary>
/// What every recipe's actor has in common: it is never restarted. An exception that escapes stops it, whatever its supervisor would
/// decide, because a new instance would have forgotten who holds what; every handle then learns of the end.
/// </summary>
internal abstract class RecipeActor(string recipe) : UntypedActor
{
    private ILoggingAdapter? _log;

    /// <summary>Its figures.</summary>
    protected RecipeMetrics Metrics { get; } = new(recipe, Context.Self.Path.Name);

    private ILoggingAdapter Log => _log ??= Context.GetLogger();

    /// <summary>Hands over the message; a failure is logged and stops the actor instead of reaching the supervisor.</summary>
    protected sealed override bool AroundReceive(Receive receive, object message)
    {
        try
        {
            return base.AroundReceive(receive, message);
        }
        catch (Exception cause)
        {
            Log.Error(
                cause, "The {0} failed on {1} and stops, for its state can no longer be trusted. Requests in flight have an unknown outcome.",
                recipe, message.GetType().Name);
            Context.Stop(Self);
            return true;
        }
    }

    /// <summary>What has ended is not reported any more.</summary>
    protected sealed override void PostStop() => Metrics.Retire();

    /// <summary>
    /// A supervisor may still restart it together with a failed sibling. Then it stops as well: the stop is a system message, so the
    /// new instance never sees a request.
    /// </summary>
    protected sealed override void PreRestart(Exception reason, object message)
    {
        Context.Stop(Self);
        base.PreRestart(reason, message);
    }
}
