using System.Collections.Concurrent;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The system's plug-ins for actor instances. Thread-safe; a change concerns instances created after it.</summary>
public class ActorProducerPipelineResolver
{
    private readonly Lazy<ILoggingAdapter> _log;
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<Type, ActorProducerPipeline?> _pipelines = new();
    private IActorProducerPlugin[] _plugins = [new ActorStashPlugin()];

    /// <summary>Creates the registry with the plug-in for stashes.</summary>
    /// <param name="logBuilder">Gives where failures of plug-ins are logged.</param>
    public ActorProducerPipelineResolver(Func<ILoggingAdapter> logBuilder) => _log = new Lazy<ILoggingAdapter>(logBuilder);

    /// <summary>How many plug-ins there are.</summary>
    public int TotalPluginCount => _plugins.Length;

    /// <summary>Whether a plug-in of the same type is registered.</summary>
    /// <param name="plugin">The plug-in.</param>
    public bool IsRegistered(IActorProducerPlugin plugin) => _plugins.Any(p => p.GetType() == plugin.GetType());

    /// <summary>Appends a plug-in.</summary>
    /// <param name="plugin">The plug-in.</param>
    /// <returns>Whether it was added; not if one of its type is registered.</returns>
    public bool Register(IActorProducerPlugin plugin) => Insert(_plugins.Length, plugin);

    /// <summary>Inserts a plug-in.</summary>
    /// <param name="index">Where; at the end if it is larger than that.</param>
    /// <param name="plugin">The plug-in.</param>
    /// <returns>Whether it was added; not if one of its type is registered.</returns>
    public bool Insert(int index, IActorProducerPlugin plugin)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        lock (_gate)
        {
            if (IsRegistered(plugin)) return false;
            var plugins = _plugins.ToList();
            plugins.Insert(Math.Min(index, plugins.Count), plugin);
            Replace(plugins);
            return true;
        }
    }

    /// <summary>Removes the plug-in of a type.</summary>
    /// <param name="plugin">A plug-in of the type.</param>
    /// <returns>Whether there was one.</returns>
    public bool Unregister(IActorProducerPlugin plugin)
    {
        lock (_gate)
        {
            var plugins = _plugins.Where(p => p.GetType() != plugin.GetType()).ToList();
            if (plugins.Count == _plugins.Length) return false;
            Replace(plugins);
            return true;
        }
    }

    private void Replace(List<IActorProducerPlugin> plugins)
    {
        _plugins = plugins.ToArray();
        _pipelines.Clear();
    }

    internal void AfterActorIncarnated(ActorBase actor, IActorContext context) => PipelineFor(actor.GetType())?.AfterActorIncarnated(actor, context);

    internal void BeforeActorIncarnated(ActorBase actor, IActorContext context) => PipelineFor(actor.GetType())?.BeforeActorIncarnated(actor, context);

    private ActorProducerPipeline? PipelineFor(Type actorType) => _pipelines.GetOrAdd(actorType, static (type, self) =>
    {
        var plugins = self._plugins.Where(p => p.CanBeAppliedTo(type)).ToArray();
        return plugins.Length == 0 ? null : new ActorProducerPipeline(self._log, plugins);
    }, this);
}
