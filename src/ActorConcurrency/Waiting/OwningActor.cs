using Akka.Actor;

namespace ActorConcurrency;

/// <summary>Opens an owner in a recipe's state.</summary>
internal interface IOpensSession
{
    RequestId Session { get; }

    /// <summary>An actor whose end closes it; null: none.</summary>
    IActorRef? Owner { get; }
}

/// <summary>Closes an owner in a recipe's state.</summary>
internal interface IClosesSession
{
    RequestId Session { get; }
}

/// <summary>A core whose state has sessions, which actors may own.</summary>
internal abstract class OwningCore(string recipe, IActorContext context, TimeProvider? time) : RecipeCore(recipe, context, time)
{
    /// <summary>Whether a message is of the recipe's protocol.</summary>
    public abstract bool IsCommand(object message);

    /// <inheritdoc/>
    /// <remarks>A session that may have an owner is watched, or is no more, by the actor.</remarks>
    public sealed override bool IsPlain(object message) =>
        IsCommand(message) && message is not (IOpensSession { Owner: not null } or IClosesSession);

    /// <summary>Whether a session that was to be opened is open; as a rule it always is.</summary>
    public virtual bool Has(RequestId session) => true;

    /// <summary>The owner of these sessions has ended.</summary>
    public abstract void CloseAll(IEnumerable<RequestId> sessions, Moment now);
}

/// <summary>A recipe's actor that watches the owners of sessions: an owner is watched before the session's first grant.</summary>
internal abstract class OwningActor<TCore>(bool gateFirst) : RecipeActor<TCore>(gateFirst) where TCore : OwningCore
{
    private readonly SessionOwners _owners = new(Context);

    protected override void OnReceive(object message)
    {
        if (message is Terminated death)
        {
            Core.CloseAll(_owners.End(death.ActorRef), Core.Now);
            return;
        }

        if (Core.IsCommand(message)) Note(message);
        base.OnReceive(message);
        if (message is IOpensSession { Owner: not null } refused && !Core.Has(refused.Session)) _owners.Close(refused.Session);
    }

    private void Note(object command)
    {
        if (command is IOpensSession open) _owners.Open(open.Session, open.Owner);
        else if (command is IClosesSession close) _owners.Close(close.Session);
    }
}
