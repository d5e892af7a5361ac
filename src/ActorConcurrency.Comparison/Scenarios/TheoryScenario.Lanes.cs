using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <content>What is seen of a run: who did something when, and a picture of it.</content>
internal sealed partial class TheoryScenario
{
    private const int Columns = 48;

    /// <summary>The steps of all pieces as they happened. Thread-safe.</summary>
    private sealed class Lanes(string title)
    {
        private readonly long _began = Stopwatch.GetTimestamp();
        private readonly List<Stretch> _stretches = [];
        private readonly Lock _gate = new();

        public string Title => title;

        public TimeSpan Total { get; private set; }

        public int Count
        {
            get
            {
                lock (_gate) return _stretches.Count;
            }
        }

        public int Threads
        {
            get
            {
                lock (_gate) return _stretches.Select(stretch => stretch.Thread).Distinct().Count();
            }
        }

        /// <summary>How many stretches there were at once, at most.</summary>
        public int AtOnce
        {
            get
            {
                lock (_gate) return _stretches.Max(one => _stretches.Count(other => other.From <= one.From && one.From < other.To));
            }
        }

        public T Step<T>(int piece, Func<T> step)
        {
            var from = Stopwatch.GetElapsedTime(_began);
            var result = step();
            Add(piece, from);
            return result;
        }

        /// <summary>Notes that a piece has been at something since <paramref name="from"/>.</summary>
        public void Add(int piece, TimeSpan from)
        {
            var stretch = new Stretch(piece, from, Now, Environment.CurrentManagedThreadId);
            lock (_gate) _stretches.Add(stretch);
        }

        public TimeSpan Now => Stopwatch.GetElapsedTime(_began);

        public Lanes Ended()
        {
            Total = Now;
            return this;
        }

        /// <summary>A line for each piece: the mark where it is at its step, a dot where it is not.</summary>
        public IEnumerable<string> Picture(char mark) =>
            Enumerable.Range(0, Pieces).Select(piece => $"  {(char)('A' + piece)} {string.Concat(Enumerable.Range(0, Columns).Select(column => At(piece, column) ? mark : '.'))}");

        private bool At(int piece, int column)
        {
            var (from, to) = (Total * column / Columns, Total * (column + 1) / Columns);
            lock (_gate) return _stretches.Any(stretch => stretch.Piece == piece && stretch.From < to && from < stretch.To && Covers(stretch, from, to));
        }

        // What touches a column only at its edge belongs to the neighbour.
        private static bool Covers(Stretch stretch, TimeSpan from, TimeSpan to)
        {
            var covered = (stretch.To < to ? stretch.To : to) - (stretch.From > from ? stretch.From : from);
            return covered * 2 >= to - from || (stretch.From >= from && stretch.To <= to);
        }

        private readonly record struct Stretch(int Piece, TimeSpan From, TimeSpan To, int Thread);
    }

    private static void Show(Trial trial, Lanes lanes, char mark)
    {
        trial.Print($"{lanes.Title}: {Quantities.Duration(lanes.Total)}, {lanes.Threads} {(lanes.Threads == 1 ? "thread" : "threads")}, at most {lanes.AtOnce} at once");
        foreach (var line in lanes.Picture(mark)) trial.Print(line);
        trial.Observe(lanes.Title, $"{Quantities.Duration(lanes.Total)}, at most {lanes.AtOnce} at once");
    }
}
