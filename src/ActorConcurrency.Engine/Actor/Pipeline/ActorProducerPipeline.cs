using System.Collections;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Does something with each new actor instance and before each one's end. Runs on the actor's thread; must be thread-safe across actors.</summary>
public interface IActorProducerPlugin
{
    /// <summary>Whether it applies to actors of a type.</summary>
    /// <param name="actorType">The type.</param>
    bool CanBeAppliedTo(Type actorType);

    /// <summary>Called after an instance was created, before its first message.</summary>
    /// <param name="actor">The instance.</param>
    /// <param name="context">Its context.</param>
    void AfterIncarnated(ActorBase actor, IActorContext context);

    /// <summary>Called before an instance is given up, at a restart or a stop.</summary>
    /// <param name="actor">The instance.</param>
    /// <param name="context">Its context.</param>
    void BeforeIncarnated(ActorBase actor, IActorContext context);
}

/// <summary>A plug-in that applies to all actors unless it says otherwise.</summary>
public abstract class ActorProducerPluginBase : IActorProducerPlugin
{
    /// <inheritdoc/>
    public virtual bool CanBeAppliedTo(Type actorType) => true;

    /// <inheritdoc/>
    public virtual void AfterIncarnated(ActorBase actor, IActorContext context) { }

    /// <inheritdoc/>
    public virtual void BeforeIncarnated(ActorBase actor, IActorContext context) { }
}

/// <summary>A plug-in that applies to actors of type <typeparamref name="TActor"/>.</summary>
/// <typeparam name="TActor">The type; derived types match too.</typeparam>
public abstract class ActorProducerPluginBase<TActor> : IActorProducerPlugin where TActor : ActorBase
{
    /// <inheritdoc/>
    public virtual bool CanBeAppliedTo(Type actorType) => typeof(TActor).IsAssignableFrom(actorType);

    /// <summary>Called after an instance was created, before its first message.</summary>
    /// <param name="actor">The instance.</param>
    /// <param name="context">Its context.</param>
    public virtual void AfterIncarnated(TActor actor, IActorContext context) { }

    /// <summary>Called before an instance is given up, at a restart or a stop.</summary>
    /// <param name="actor">The instance.</param>
    /// <param name="context">Its context.</param>
    public virtual void BeforeIncarnated(TActor actor, IActorContext context) { }

    void IActorProducerPlugin.AfterIncarnated(ActorBase actor, IActorContext context) => AfterIncarnated((TActor)actor, context);

    void IActorProducerPlugin.BeforeIncarnated(ActorBase actor, IActorContext context) => BeforeIncarnated((TActor)actor, context);
}

/// <summary>Gives actors that ask for one their stash, and empties it back into the mailbox before their end.</summary>
public class ActorStashPlugin : ActorProducerPluginBase
{
    /// <inheritdoc/>
    public override bool CanBeAppliedTo(Type actorType) => typeof(IActorStash).IsAssignableFrom(actorType);

    /// <inheritdoc/>
    public override void AfterIncarnated(ActorBase actor, IActorContext context)
    {
        if (actor is IActorStash { Stash: null } stashing) stashing.Stash = context.CreateStash(stashing);
    }

    /// <inheritdoc/>
    public override void BeforeIncarnated(ActorBase actor, IActorContext context) => (actor as IActorStash)?.Stash?.UnstashAll();
}

/// <summary>The plug-ins for one actor type. Immutable.</summary>
public class ActorProducerPipeline : IEnumerable<IActorProducerPlugin>
{
    private readonly Lazy<ILoggingAdapter> _log;
    private readonly IActorProducerPlugin[] _plugins;

    /// <summary>Creates the pipeline.</summary>
    /// <param name="log">Where failures of plug-ins are logged.</param>
    /// <param name="plugins">The plug-ins, in order.</param>
    public ActorProducerPipeline(Lazy<ILoggingAdapter> log, IEnumerable<IActorProducerPlugin> plugins)
    {
        _log = log;
        _plugins = plugins.ToArray();
    }

    /// <summary>How many plug-ins there are.</summary>
    public int Count => _plugins.Length;

    /// <summary>Calls all plug-ins after an instance was created, in order.</summary>
    /// <param name="actor">The instance.</param>
    /// <param name="context">Its context.</param>
    public void AfterActorIncarnated(ActorBase actor, IActorContext context)
    {
        foreach (var plugin in _plugins) Call(plugin, actor, () => plugin.AfterIncarnated(actor, context));
    }

    /// <summary>Calls all plug-ins before an instance is given up, in order.</summary>
    /// <param name="actor">The instance.</param>
    /// <param name="context">Its context.</param>
    public void BeforeActorIncarnated(ActorBase actor, IActorContext context)
    {
        foreach (var plugin in _plugins) Call(plugin, actor, () => plugin.BeforeIncarnated(actor, context));
    }

    private void Call(IActorProducerPlugin plugin, ActorBase actor, Action call)
    {
        try
        {
            call();
        }
        catch (Exception e)
        {
            _log.Value.Error(e, "An exception occurred while trying to apply plugin of type {0} to the newly created actor (Type = {1}, Path = {2})",
                plugin.GetType(), actor.GetType(), ((IInternalActor)actor).ActorContext.Self.Path);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<IActorProducerPlugin> GetEnumerator() => ((IEnumerable<IActorProducerPlugin>)_plugins).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
