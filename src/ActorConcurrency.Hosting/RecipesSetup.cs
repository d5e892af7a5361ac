using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Hosting;

namespace ActorConcurrency.Hosting;

/// <summary>Carries the recipes from the builder to the actor system. Complete when the system is created.</summary>
internal sealed class RecipesSetup : Setup
{
    private readonly Dictionary<string, HostedRecipe> _recipes = new(StringComparer.Ordinal);

    public IReadOnlyCollection<HostedRecipe> Recipes => _recipes.Values;

    public void Add(HostedRecipe recipe)
    {
        if (!ActorPath.IsValidPathElement(recipe.Name))
            throw new ArgumentException($"'{recipe.Name}' cannot name an actor: use letters, digits, '-' and '_'.", "name");
        if (!_recipes.TryAdd(recipe.Name, recipe))
            throw new ArgumentException(
                $"The name of the {recipe} is taken by the {_recipes[recipe.Name]}: names are unique among all recipes of a host.", "name");
    }
}

/// <summary>Adds a recipe to a builder; the first one sees to it that all start with the host.</summary>
internal static class RecipesBuilderExtensions
{
    public static AkkaConfigurationBuilder WithRecipe(this AkkaConfigurationBuilder builder, HostedRecipe recipe)
    {
        var setup = builder.Setups.OfType<RecipesSetup>().SingleOrDefault();
        if (setup is null)
        {
            setup = new RecipesSetup();
            builder.AddSetup(setup).WithActors((system, _) => HostedRecipes.Of(system).Start());
        }

        setup.Add(recipe);
        return builder;
    }
}
