using System.Collections.Immutable;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>One life of a recipe, and what it has written: an entry for each deed.</summary>
internal sealed class RecipeLife(IClusteredRecipe recipe)
{
    private readonly List<ImmutableArray<object>> _entries = [];

    public IClusteredRecipe Recipe => recipe;

    /// <summary>A client is gone.</summary>
    public sealed record Gone(long Client);

    /// <summary>How the recipe is made.</summary>
    public sealed record Made(object Making);

    /// <summary>Does something, and says what came of it.</summary>
    public string Do(object deed)
    {
        var (step, at) = (new EntityStep(), When(_entries.Count));
        switch (deed)
        {
            case Made made:
                recipe.Create(made.Making, lastToken: 7, step);
                break;
            case Gone gone:
                recipe.Abandon(gone.Client, at, step);
                break;
            default:
                recipe.Apply(deed, at, step);
                break;
        }

        _entries.Add([.. step.Facts]);
        return Told.Of(step);
    }

    /// <summary>Goes on: as after a crash, and in a life that had none, at the same place.</summary>
    public string Resume()
    {
        var step = new EntityStep();
        recipe.Resume(When(_entries.Count), step);
        return Told.Of(step);
    }

    /// <summary>Is told again what another life has written.</summary>
    public RecipeLife ToldAgain(RecipeLife other)
    {
        foreach (var entry in other._entries)
        {
            foreach (var fact in entry) recipe.Replay(fact, When(_entries.Count));
            _entries.Add(entry);
        }

        return this;
    }

    /// <summary>Becomes what another life has come to.</summary>
    public RecipeLife Restored(RecipeLife other)
    {
        recipe.Restore(other.Recipe.Image());
        _entries.AddRange(other._entries);
        return this;
    }

    private static TimeSpan When(int entry) => TimeSpan.FromSeconds(entry);
}
