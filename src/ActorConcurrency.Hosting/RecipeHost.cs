using Akka.Actor;
using Akka.Configuration;
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

    /// <summary>Whether the container knows the recipes: <see cref="RecipeServiceCollectionExtensions.AddActorConcurrency"/>.</summary>
    public bool IsInContainer => _services.GetService<RecipeServices>() is not null;

    /// <summary>Checks the whole block <c>actor-concurrency</c> before a recipe is started: a misspelt key of another recipe is no fault of this one.</summary>
    /// <exception cref="OptionsValidationException">A key is unknown.</exception>
    public void CheckKeys(string name, Type type)
    {
        try
        {
            RecipeConfig.Of(System);
        }
        catch (ConfigurationException fault)
        {
            throw new OptionsValidationException(name, type, [$"No recipe can start: {fault.Message}"]);
        }
    }

    /// <summary>The options bound under a name, changed by <paramref name="configure"/>.</summary>
    public TOptions Options<TOptions>(string name, Action<TOptions>? configure) where TOptions : class, new()
    {
        var options = _services.GetService<IOptionsFactory<TOptions>>()?.Create(name) ?? new TOptions();
        AsyncVoid.Refused(configure, "Set options without awaiting anything.")?.Invoke(options);
        (options as RecipeOptions)?.Backoff.Check();
        return options;
    }

    /// <summary>Sees to it that a recipe that was started fails as its options say.</summary>
    /// <param name="handle">The recipe.</param>
    /// <param name="options">Its options.</param>
    /// <param name="props">How to make its actor anew.</param>
    /// <returns>The handle.</returns>
    public THandle Keep<THandle>(THandle handle, RecipeOptions options, Func<Props> props) where THandle : IRenewable
    {
        options.Incarnations.Remedy = options.OnFailure == OnFailure.Restart
            ? "Its host is about to start it anew: try again."
            : "Its host's log has the cause. With OnFailure.Restart in its options, it is started anew.";
        if (options.OnFailure == OnFailure.Restart) _ = Unflowed.Make(new Keeper(this, handle, options, props).KeepAsync);
        return handle;
    }
}
