namespace ActorConcurrency;

/// <summary>How much of a program's output is kept. Immutable.</summary>
public sealed record RunLimits
{
    /// <summary>How many characters of each pipe are kept: 0 to 1073741824. 16777216 by default. The rest is read and dropped.</summary>
    public int MaxOutput { get; init; } = 1 << 24;

    internal RunLimits Checked()
    {
        if (MaxOutput is < 0 or > 1 << 30)
            throw new ArgumentOutOfRangeException(nameof(MaxOutput), MaxOutput, "MaxOutput is 0 to 1073741824 characters. To drop all output, set Output and Errors of the start to Discard.");
        return this;
    }
}
