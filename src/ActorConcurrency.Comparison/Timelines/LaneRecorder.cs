namespace ActorConcurrency.Comparison;

/// <summary>Where a thread or a task of a timeline says what it does. What it says lasts until it says something else. Thread-safe.</summary>
public sealed class LaneRecorder
{
    private readonly TimelineRecorder _recorder;
    private readonly List<Noted> _noted = [];
    private Noted? _open;
    private bool _isClosed;

    internal LaneRecorder(TimelineRecorder recorder, string name, LaneKind kind) => (_recorder, Name, Kind) = (recorder, name, kind);

    internal string Name { get; }

    internal LaneKind Kind { get; }

    /// <summary>What it did. Only under the recorder's gate.</summary>
    internal IEnumerable<TimelineSpan> Spans => _noted.Select(noted => noted.Span);

    /// <summary>It runs.</summary>
    /// <param name="what">What it does, in a few words.</param>
    public void Runs(string what) => Begin(Doing.Running, what);

    /// <summary>It is about to wait, and its thread with it.</summary>
    /// <param name="on">What for, in a few words.</param>
    public void Blocks(string on) => Begin(Doing.Blocked, on);

    /// <summary>It is about to wait, without a thread.</summary>
    /// <param name="on">What for, in a few words.</param>
    /// <param name="messages">
    /// The names of the messages by which an actor can end the wait. If exactly one of them is handled meanwhile, an arrow shows that; none by default.
    /// </param>
    public void Waits(string on, params string[] messages) => Begin(Doing.Waiting, on, endedBy: messages);

    /// <summary>It is over.</summary>
    public void Ends()
    {
        lock (_recorder.Gate) End(_recorder.Now);
    }

    internal bool IsBlocked
    {
        get { lock (_recorder.Gate) return _open is { Span.Doing: Doing.Blocked }; }
    }

    /// <summary>What is told from here on comes from this lane.</summary>
    internal void Enter() => TimelineRecorder.Current.Value = this;

    internal void Handles(string message, string from) => Begin(Doing.Handling, message, from);

    /// <summary>It is noted no more. A wait that goes on has not been ended by anything. Only under the recorder's gate.</summary>
    internal void Close(double end)
    {
        _open = _open is { } open ? open with { EndedBy = [] } : null;
        End(end);
        _isClosed = true;
    }

    /// <summary>What it did before a moment is not shown. Only under the recorder's gate.</summary>
    internal void Forget(double before) => _noted.RemoveAll(noted => noted.Span.FromMs < before);

    /// <summary>
    /// What ended its waits, where only one message can have: one of another's that was handled meanwhile, or else its own. Only under the
    /// recorder's gate.
    /// </summary>
    internal IEnumerable<TimelineArrow> Released(IReadOnlyCollection<LaneRecorder> lanes)
    {
        var handled = lanes.Where(lane => lane.Kind == LaneKind.Actor).SelectMany(lane => lane._noted.Select(noted => (Lane: lane, noted.Span, noted.From))).ToList();
        foreach (var (wait, _, endedBy) in _noted)
        {
            var meanwhile = handled.Where(one => endedBy.Contains(one.Span.Label) && one.Span.FromMs >= wait.FromMs && one.Span.FromMs <= wait.ToMs).ToList();
            var causes = meanwhile.Where(one => one.From != Name).ToList() is { Count: > 0 } others ? others : meanwhile;
            if (causes is [var cause]) yield return new TimelineArrow(cause.Lane.Name, Name, "", Math.Min(cause.Span.ToMs, wait.ToMs), wait.ToMs);
        }
    }

    private void Begin(Doing doing, string label, string from = "", params string[] endedBy)
    {
        lock (_recorder.Gate)
        {
            if (_isClosed) return;
            var now = _recorder.Now;
            End(now);
            _open = new Noted(new TimelineSpan(doing, label, now, now), from, endedBy);
        }
    }

    private void End(double now)
    {
        if (_open is { } open) _noted.Add(open with { Span = open.Span with { ToMs = now } });
        _open = null;
    }

    /// <summary>What it did for a while.</summary>
    /// <param name="Span">What, and when.</param>
    /// <param name="From">Who told it to, for what an actor handles.</param>
    /// <param name="EndedBy">The messages that can have ended it, for a wait.</param>
    private sealed record Noted(TimelineSpan Span, string From, string[] EndedBy);
}
