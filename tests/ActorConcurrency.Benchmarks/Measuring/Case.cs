namespace ActorConcurrency.Benchmarks;

/// <summary>Something that is measured: ours beside what a user would pick without us, and beside other libraries.</summary>
/// <param name="Name">The case.</param>
/// <param name="Operations">How many operations a run does.</param>
/// <param name="Target">What ours is to reach; null: it is only reported.</param>
/// <param name="Ours">Ours.</param>
/// <param name="Baseline">What ratios are taken of.</param>
/// <param name="Peers">Other libraries, and .NET's other ways.</param>
internal sealed record Case(string Name, int Operations, Target? Target, Entry Ours, Entry Baseline, params Entry[] Peers)
{
    /// <summary>Whether the time of a whole run in milliseconds is shown, and not that of an operation in nanoseconds.</summary>
    public bool InMilliseconds => Target is { Kind: TargetKind.Milliseconds };

    public IEnumerable<Entry> Entries => [Ours, Baseline, .. Peers];
}

/// <summary>Who takes part in a case.</summary>
/// <param name="Name">The name in the table.</param>
/// <param name="Start">Makes the contender.</param>
/// <param name="Lacks">What it has not, in comparison with ours.</param>
internal sealed record Entry(string Name, Func<Contender> Start, string Lacks = "");

/// <summary>The most that ours may cost.</summary>
/// <param name="Maximum">The most of what <paramref name="Kind"/> says.</param>
/// <param name="MaximumBytes">How many bytes an operation may allocate; null: any number.</param>
/// <param name="Kind">What is looked at.</param>
internal sealed record Target(double Maximum, int? MaximumBytes = null, TargetKind Kind = TargetKind.Ratio);

internal enum TargetKind
{
    /// <summary>Our time divided by the baseline's.</summary>
    Ratio,

    /// <summary>The time of one of our runs.</summary>
    Milliseconds,
}
