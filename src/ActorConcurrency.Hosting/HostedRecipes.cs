using System.Collections.Frozen;
using Akka;
using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Hosting;

/// <summary>The recipes of an actor system, by name. Thread-safe.</summary>
internal sealed class HostedRecipes(RecipeHost host, IEnumerable<HostedRecipe> recipes) : IExtension
{
    private readonly FrozenDictionary<string, IStartedRecipe> _recipes =
        recipes.ToFrozenDictionary(recipe => recipe.Name, recipe => recipe.In(host), StringComparer.Ordinal);

    public IEnumerable<IStartedRecipe> All => _recipes.Values;

    /// <summary>
    /// Has the recipes stopped in the first phase of the system's shutdown, which a host runs and the system's own termination too: later, waits would
    /// end as the failure of an actor.
    /// </summary>
    public HostedRecipes StopsWith(ActorSystem system)
    {
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseBeforeServiceUnbind, "actor-concurrency", async () =>
        {
            await Task.WhenAll(All.Select(recipe => recipe.StopAsync())).ConfigureAwait(false);
            return Done.Instance;
        });
        return this;
    }

    public static HostedRecipes Of(ActorSystem system) => system.WithExtension<HostedRecipes, HostedRecipesExtension>();

    public void Start()
    {
        if (!host.IsInContainer && _recipes.Count > 0)
            host.System.Log.Warning("The container does not know the recipes of this host, so they cannot be injected. Call services.AddActorConcurrency().");
        foreach (var recipe in All) _ = recipe.Handle;
    }

    /// <summary>The handle of a recipe; starts the recipe if need be.</summary>
    public THandle Get<THandle>(string kind, object? key) where THandle : class =>
        key is string name && _recipes.TryGetValue(name, out var recipe) && recipe.Recipe.Kind == kind
            ? recipe.Handle as THandle ?? throw new InvalidOperationException($"The {kind} '{key}' is a {recipe.Handle.GetType().Name}, not a {typeof(THandle).Name}: ask for that, or for its interface.")
            : throw new InvalidOperationException(
                $"There is no {kind} '{key}'. {Other(key)}{Known(kind)} Add it with AddAkka(…, akka => akka.With{char.ToUpperInvariant(kind[0])}{kind[1..]}(\"{key}\")).");

    private string Other(object? key) => key is string name && _recipes.TryGetValue(name, out var other) ? $"'{key}' is a {other.Recipe.Kind}. " : "";

    private string Known(string kind)
    {
        var names = All.Where(recipe => recipe.Recipe.Kind == kind).Select(recipe => $"'{recipe.Recipe.Name}'").Order().ToArray();
        return names.Length == 0 ? "There is none at all." : $"There are {string.Join(", ", names)}.";
    }
}

/// <summary>Takes the recipes from the setup that the actor system was created with.</summary>
internal sealed class HostedRecipesExtension : ExtensionIdProvider<HostedRecipes>
{
    public override HostedRecipes CreateExtension(ExtendedActorSystem system)
    {
        var setup = system.Settings.Setup.Get<RecipesSetup>();
        return new HostedRecipes(new RecipeHost(system), setup.HasValue ? setup.Value.Recipes : []).StopsWith(system);
    }
}
