using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// What every recipe's actor has in common: it hands its messages to its core, and is never restarted. An exception that escapes stops it,
/// whatever its supervisor would decide, because a new instance would have forgotten who holds what; every handle then learns of the end.
/// </summary>
/// <param name="gateFirst">Whether handles may take its turn while it is idle.</param>
internal abstract class RecipeActor<TCore>(bool gateFirst) : UntypedActor where TCore : RecipeCore
{
    private Alarm? _alarm;

    /// <summary>The state, and what a message does to it.</summary>
    protected abstract TCore Core { get; }

    /// <summary>Wakes it, by the clock of its core.</summary>
    protected Alarm Alarm => _alarm ??= new(Core.Time, Self);

    /// <summary>Lets handles find the core, if they may: on another dispatcher, its runs would not hold the gate.</summary>
    protected override void PreStart()
    {
        if (gateFirst
            && RecipeConfig.Of(Self).AllowsGateFirstOf(Core.Recipe)
            && Context is ActorCell { Dispatcher: CombiningDispatcher, Mailbox.MessageQueue: CombiningQueue queue })
            Core.Open(queue);
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        if (Core.Receive(message, Sender, Core.Now)) return;
        Unhandled(message);
        if (Sender is Gateway stranger) stranger.OnNotUnderstood(Core.Recipe);
    }

    /// <summary>
    /// Hands over the message; then the answers go out, those to others than handles once the turn is over, for they may run a user's code. A
    /// failure is logged and stops the actor instead of reaching the supervisor.
    /// </summary>
    protected sealed override bool AroundReceive(Receive receive, object message)
    {
        try
        {
            Core.ToldSteps++;
            return base.AroundReceive(receive, message);
        }
        catch (Exception cause)
        {
            Core.Fail(cause, message.GetType().Name);
            return true;
        }
        finally
        {
            Send();
        }
    }

    /// <summary>What was put in without a message goes out, as it does after one.</summary>
    protected void Send()
    {
        if (Core.IsShared) Core.Outbox.FlushToHandles();
        else Core.Outbox.Flush();
    }

    /// <summary>What has ended takes no direct steps and is not reported any more. Its answers leave before the news of its end.</summary>
    protected sealed override void PostStop()
    {
        _alarm?.Dispose();
        Core.Close();
        Core.Outbox.FlushAtEnd();
        Core.Metrics.Retire();
    }

    /// <summary>
    /// A supervisor may still restart it together with a failed sibling. Then it stops as well: the stop is a system message, so the
    /// new instance never sees a request.
    /// </summary>
    protected sealed override void PreRestart(Exception reason, object message)
    {
        Context.Stop(Self);
        base.PreRestart(reason, message);
    }

    /// <summary>
    /// The new instance only ends: handles never find its core. Whoever is sending answers of the old one still looks for what was left to it.
    /// </summary>
    protected sealed override void PostRestart(Exception reason)
    {
    }
}
