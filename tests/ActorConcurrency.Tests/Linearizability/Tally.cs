namespace ActorConcurrency.Tests;

/// <summary>What happened in many histories, so that one can see that they are worth checking. Thread-safe.</summary>
internal sealed class Tally
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _ends = [];
    private int _histories;
    private int _operations;
    private int _overlapping;

    public void Count(Trial trial)
    {
        lock (_gate) Add(trial);
    }

    /// <summary>Fails if a kind of end never came: then the histories prove less than they say.</summary>
    public void AssertThatEverythingHappened()
    {
        foreach (var end in new[] { nameof(Outcome.Answered), nameof(Outcome.Unknown), nameof(Outcome.Nothing) }) Assert.Contains(end, _ends.Keys);
    }

    public override string ToString() =>
        $"{_histories} histories, {_operations} operations, {_overlapping} of them called before an earlier one had returned: "
        + $"{string.Join(", ", _ends.OrderByDescending(end => end.Value).Select(end => $"{end.Value} {end.Key}"))}.";

    private void Add(Trial trial)
    {
        _histories++;
        var latest = 0L;
        foreach (var operation in trial.History)
        {
            _operations++;
            if (operation.Called < latest) _overlapping++;
            latest = Math.Max(latest, operation.Returned);
            var end = operation.Outcome is Outcome.Ended ended ? $"Ended ({ended.How})" : operation.Outcome.GetType().Name;
            _ends[end] = _ends.GetValueOrDefault(end) + 1;
        }
    }
}
