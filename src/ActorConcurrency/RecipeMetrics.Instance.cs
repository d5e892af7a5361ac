namespace ActorConcurrency;

/// <content>One instance.</content>
internal sealed partial class RecipeMetrics
{
    private readonly object?[] _sources = new object?[_figures];
    private readonly KeyValuePair<string, object?>[] _tags;

    public RecipeMetrics(string recipe, string name)
    {
        _tags = [new("recipe", recipe), new("name", name)];
        Running.Add(this, name);
    }

    /// <summary>Says where a figure is read: a number in the actor's state, which changes while it is read. Each is true by itself.</summary>
    public RecipeMetrics Show<T>(RecipeFigure<T> figure, Func<T> read) where T : struct
    {
        Volatile.Write(ref _sources[figure.Slot], read);
        return this;
    }

    /// <summary>Its actor has ended: it is not reported any more.</summary>
    public void Retire() => Running.Remove(this);
}
