namespace ActorConcurrency;

/// <summary>How a child is looked after. Immutable.</summary>
public sealed record SubprocessSupervision
{
    /// <summary>What follows the end of a run. <see cref="RestartPolicy.Never"/> by default.</summary>
    public RestartPolicy Restart { get; init; } = RestartPolicy.Never;

    /// <summary>
    /// How long a child that was asked to end (<c>SIGTERM</c>) has to do so, before it is killed with the tree of its children: 0 to
    /// <see cref="int.MaxValue"/> ms. 5 s by default. On Windows nothing asks, so it is killed at once.
    /// </summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long output is waited for after a child's end while somebody else, such as a child that it left behind, holds its pipe open: 0 to
    /// <see cref="int.MaxValue"/> ms. 1 s by default. What is in the pipe by then is read all the same.
    /// </summary>
    public TimeSpan PipeGrace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many lines of each pipe are kept unread before the child is slowed: at least 1. 256 by default.</summary>
    public int BufferLines { get; init; } = 256;

    /// <summary>How long a line may be, in bytes, before it comes in pieces: 16 to 1073741824. 65536 by default.</summary>
    public int MaxLine { get; init; } = 65_536;

    /// <summary>What is done about children that would outlive this process when it is killed. <see cref="Orphans.Avoid"/> by default.</summary>
    public Orphans Orphans { get; init; } = Orphans.Avoid;

    internal SubprocessSupervision Checked()
    {
        ArgumentNullException.ThrowIfNull(Restart);
        Restart.Checked();
        InRange("grace", nameof(SubprocessSupervision), nameof(Grace), Grace, TimeSpan.Zero);
        InRange("pipe-grace", nameof(SubprocessSupervision), nameof(PipeGrace), PipeGrace, TimeSpan.Zero);
        InRange("buffer-lines", nameof(SubprocessSupervision), nameof(BufferLines), BufferLines, 1, int.MaxValue);
        InRange("max-line", nameof(SubprocessSupervision), nameof(MaxLine), MaxLine, 16, 1 << 30);
        if (!Enum.IsDefined(Orphans)) throw Outside("orphans", nameof(SubprocessSupervision), nameof(Orphans), Orphans, "one of avoid, forbid, allow");
        return this;
    }

    /// <summary>The time that is given to end, if it is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or too long.</exception>
    internal static TimeSpan CheckedGrace(TimeSpan grace) => grace >= TimeSpan.Zero && grace <= WaitLimit.Longest
        ? grace
        : throw new ArgumentOutOfRangeException(nameof(grace), grace, $"A grace is 0 to {int.MaxValue} ms. Zero kills at once.");

    /// <summary>Checks a time that was set in code or in a configuration.</summary>
    internal static void InRange(string key, string type, string property, TimeSpan value, TimeSpan least)
    {
        if (value < least || value > WaitLimit.Longest)
            throw Outside(key, type, property, value, $"{least.TotalMilliseconds}ms to {int.MaxValue}ms");
    }

    /// <summary>Checks a number that was set in code or in a configuration.</summary>
    internal static void InRange(string key, string type, string property, long value, long least, long most)
    {
        if (value < least || value > most) throw Outside(key, type, property, value, $"{least} to {most}");
    }

    /// <summary>Something is not in its range.</summary>
    internal static ArgumentOutOfRangeException Outside(string key, string type, string property, object value, string range) =>
        new(property, Wording.Text($"actor-concurrency.subprocess.{key} must be {range}, but is {value}. (In code: {type}.{property})"));
}
