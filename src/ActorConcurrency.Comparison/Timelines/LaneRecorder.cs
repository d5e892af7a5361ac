namespace ActorConcurrency.Comparison;

/// <summary>Where a thread or a task of a timeline says what it does. What it says lasts until it says something else. Thread-safe.</summary>
public sealed class LaneRecorder
{
    private readonly TimelineRecorder _recorder;
    private readonly List<(double From, double To, string[] Messages)> _waits = [];
    private readonly List<string> _senders = [];
    private (Doing Doing, string Label, double From, string[] Messages)? _open;
    private bool _isClosed;

    internal LaneRecorder(TimelineRecorder recorder, string name, LaneKind kind) => (_recorder, Name, Kind) = (recorder, name, kind);

    internal string Name { get; }

    internal LaneKind Kind { get; }

    internal List<TimelineSpan> Spans { get; } = [];

    /// <summary>It runs.</summary>
    /// <param name="what">What it does, in a few words.</param>
    public void Runs(string what) => Begin(Doing.Running, what, []);

    /// <summary>It is about to wait, and its thread with it.</summary>
    /// <param name="on">What for, in a few words.</param>
    public void Blocks(string on) => Begin(Doing.Blocked, on, []);

    /// <summary>It is about to wait, without a thread.</summary>
    /// <param name="on">What for, in a few words.</param>
    /// <param name="messages">
    /// The names of the messages by which an actor can end the wait. If exactly one of them is handled meanwhile, an arrow shows that; none by default.
    /// </param>
    public void Waits(string on, params string[] messages) => Begin(Doing.Waiting, on, messages);

    /// <summary>It is over.</summary>
    public void Ends()
    {
        lock (_recorder.Gate) End(_recorder.Now);
    }

    internal bool IsBlocked
    {
        get { lock (_recorder.Gate) return _open is { Doing: Doing.Blocked }; }
    }

    /// <summary>What is told from here on comes from this lane.</summary>
    internal void Enter() => TimelineRecorder.Current.Value = this;

    internal void Handles(string message, string from)
    {
        Begin(Doing.Handling, message, []);
        lock (_recorder.Gate) _senders.Add(from);
    }

    /// <summary>Only under the recorder's gate.</summary>
    internal void Close(double end)
    {
        End(end);
        _isClosed = true;
    }

    /// <summary>What it did before a moment is not shown. Only under the recorder's gate.</summary>
    internal void Forget(double before)
    {
        var count = Spans.TakeWhile(span => span.FromMs < before).Count();
        Spans.RemoveRange(0, count);
        _senders.RemoveRange(0, Math.Min(count, _senders.Count));
    }

    /// <summary>
    /// What ended its waits, where only one message can have: one of another's that was handled meanwhile, or else its own. Only under the
    /// recorder's gate.
    /// </summary>
    internal IEnumerable<TimelineArrow> Released(IEnumerable<LaneRecorder> lanes)
    {
        var handled = lanes.Where(lane => lane.Kind == LaneKind.Actor).SelectMany(lane => lane.Spans.Zip(lane._senders, (span, from) => (Lane: lane, Span: span, From: from))).ToList();
        foreach (var (from, to, messages) in _waits)
        {
            var meanwhile = handled.Where(one => messages.Contains(one.Span.Label) && one.Span.FromMs >= from && one.Span.FromMs <= to).ToList();
            var causes = meanwhile.Where(one => one.From != Name).ToList() is { Count: > 0 } others ? others : meanwhile;
            if (causes is [var cause]) yield return new TimelineArrow(cause.Lane.Name, Name, "", Math.Min(cause.Span.ToMs, to), to);
        }
    }

    private void Begin(Doing doing, string label, string[] messages)
    {
        lock (_recorder.Gate)
        {
            if (_isClosed) return;
            var now = _recorder.Now;
            End(now);
            _open = (doing, label, now, messages);
        }
    }

    private void End(double now)
    {
        if (_open is not var (doing, label, from, messages)) return;
        Spans.Add(new TimelineSpan(doing, label, from, now));
        if (messages.Length > 0 && !_isClosed) _waits.Add((from, now, messages));
        _open = null;
    }
}
