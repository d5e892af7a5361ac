using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>
/// Messages by priority: the lowest first, equal ones in order of arrival. One line for each priority that is there, and a heap of the
/// lines: what is kept in order is priorities, of which there are few, and not messages. Not thread-safe.
/// </summary>
internal sealed class PriorityOrder
{
    private readonly Dictionary<int, Line> _lines = [];
    private readonly PriorityQueue<Line, int> _order = new();
    private Line? _spare;

    public int Count { get; private set; }

    public void Add(int priority, Envelope envelope)
    {
        if (_lines.TryGetValue(priority, out var line)) line.Add(envelope);
        else Begin(priority, envelope);
        Count++;
    }

    public bool TryTake(out Envelope envelope)
    {
        if (!_order.TryPeek(out var line, out var priority))
        {
            envelope = default;
            return false;
        }

        if (!line.Take(out envelope)) End(line, priority);
        Count--;
        return true;
    }

    private void Begin(int priority, Envelope envelope)
    {
        var line = _spare ?? new Line();
        _spare = null;
        line.Begin(envelope);
        _lines.Add(priority, line);
        _order.Enqueue(line, priority);
    }

    private void End(Line line, int priority)
    {
        _order.Dequeue();
        _lines.Remove(priority);
        _spare = line;
    }

    /// <summary>The messages of one priority, side by side in memory; a single one needs no queue.</summary>
    private sealed class Line
    {
        private Envelope _first;
        private Queue<Envelope>? _others;

        public void Begin(Envelope envelope) => _first = envelope;

        public void Add(Envelope envelope) => (_others ??= new()).Enqueue(envelope);

        /// <summary>Takes the first. Gives whether there are others.</summary>
        public bool Take(out Envelope envelope)
        {
            envelope = _first;
            if (_others is not null && _others.TryDequeue(out _first)) return true;
            _first = default;
            return false;
        }
    }
}
