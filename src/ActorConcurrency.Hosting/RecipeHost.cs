using Akka.Actor;
using Akka.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ActorConcurrency.Hosting;

/// <summary>What a recipe is started with: the actor system, and the clock and the options of its container.</summary>
internal sealed class RecipeHost(ActorSystem system)
{
    private readonly IDependencyResolver _services = DependencyResolver.For(system).Resolver;

    public ActorSystem System { get; } = system;

    /// <summary>The container's clock; null: the system's clock.</summary>
    public TimeProvider? Time => _services.GetService<TimeProvider>();

    /// <summary>The options bound under a name, changed by <paramref name="configure"/>.</summary>
    public TOptions Options<TOptions>(string name, Action<TOptions>? configure) where TOptions : class, new()
    {
        var options = _services.GetService<IOptionsFactory<TOptions>>()?.Create(name) ?? new TOptions();
        AsyncVoid.Refused(configure, "Set options without awaiting anything.")?.Invoke(options);
        return options;
    }
}
