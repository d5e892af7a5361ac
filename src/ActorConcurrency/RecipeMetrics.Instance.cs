namespace ActorConcurrency;

/// <content>One instance. Written by its actor alone, read by any thread.</content>
/// <remarks>
/// Memory order: a value is written before the mark that it is there, both with release, and read after it with acquire; so nobody
/// reads a figure that was never written. Figures of one message may be read apart: each is true by itself.
/// </remarks>
internal sealed partial class RecipeMetrics
{
    private readonly Figure[] _written = new Figure[_figures];
    private readonly KeyValuePair<string, object?>[] _tags;

    public RecipeMetrics(string recipe, string name)
    {
        _tags = [new("recipe", recipe), new("name", name)];
        Running.Add(this, name);
    }

    /// <summary>Its actor has ended: it is not reported any more.</summary>
    public void Retire() => Running.Remove(this);

    /// <summary>Adds to a figure that only grows.</summary>
    public void Add(RecipeFigure<long> figure, long delta = 1) => Write(figure.Slot, _written[figure.Slot].Bits + delta);

    public void Record(RecipeFigure<int> figure, int value) => Write(figure.Slot, value);

    public void Record(RecipeFigure<long> figure, long value) => Write(figure.Slot, value);

    public void Record(RecipeFigure<double> figure, double value) => Write(figure.Slot, BitConverter.DoubleToInt64Bits(value));

    private void Write(int slot, long bits)
    {
        ref var figure = ref _written[slot];
        Volatile.Write(ref figure.Bits, bits);
        Volatile.Write(ref figure.IsThere, true);
    }

    private bool TryRead(int slot, out long bits)
    {
        ref var figure = ref _written[slot];
        var isThere = Volatile.Read(ref figure.IsThere);
        bits = Volatile.Read(ref figure.Bits);
        return isThere;
    }

    private struct Figure
    {
        public long Bits;
        public bool IsThere;
    }
}
