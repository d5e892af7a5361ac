using System.Numerics;

namespace ActorConcurrency.Tests;

/// <summary>
/// Looks for an order of a history's steps that the model allows and that no caller can tell from what it saw: Wing and Gong's search, with
/// Lowe's two shortcuts. A step is taken only when the next return needs it, and a point that was reached before is not searched again.
/// </summary>
/// <remarks>
/// Two operations that did not overlap keep their order. One that ended with nothing taken takes two steps before its return, or none. One
/// of unknown outcome takes its step at any time after its call, or never.
/// </remarks>
internal sealed class Linearizer
{
    // A history that is this tangled is one of the generator's faults.
    private const int MostSteps = 5_000_000;

    private readonly Operation[] _operations;
    private readonly Dictionary<int, int> _places = [];
    private ulong _pending;
    private int _steps;

    private Linearizer(IEnumerable<Operation> history)
    {
        _operations = [.. history.Where(operation => operation.Outcome is not Outcome.Nothing).OrderBy(operation => operation.Called)];
        if (_operations.Length > 64) throw new ArgumentException("A history has at most 64 operations.", nameof(history));
        for (var place = 0; place < _operations.Length; place++) _places.Add(_operations[place].Id, place);
    }

    /// <summary>Checks a history.</summary>
    /// <returns>Null if there is such an order; else what there is none for.</returns>
    public static string? Refute(Model initial, IEnumerable<Operation> history) => new Linearizer(history).Refute(initial);

    private string? Refute(Model initial)
    {
        HashSet<Point> points = [new(initial, long.MinValue, 0, 0, 0)];
        foreach (var (place, returns) in Events())
        {
            if (!returns)
            {
                _pending |= 1UL << place;
                continue;
            }

            var after = Pass(points, place);
            if (after.Count == 0) return $"{_operations[place]}\ncannot have ended so. Before it the state was {Describe(points)}.";
            points = after;
            _pending &= ~(1UL << place);
        }

        return null;
    }

    private IEnumerable<(int Place, bool Returns)> Events()
    {
        var calls = _operations.Select((operation, place) => (Time: operation.Called, Place: place, Returns: false));
        var returns = _operations.Select((operation, place) => (Time: operation.Returned, Place: place, Returns: true))
            .Where(end => _operations[end.Place].Outcome is not Outcome.Unknown);
        return calls.Concat(returns).OrderBy(happening => happening.Time).Select(happening => (happening.Place, happening.Returns));
    }

    /// <summary>Every point from which an operation can return, having taken no step that it does not need.</summary>
    private HashSet<Point> Pass(HashSet<Point> points, int place)
    {
        var result = new HashSet<Point>();
        var seen = new HashSet<Point>(points);
        var open = new Stack<Point>();
        foreach (var point in points)
        {
            // What took nothing may never have begun.
            if (point.IsDone(place) || (!point.HasBegun(place) && _operations[place].Outcome is Outcome.Ended)) result.Add(point.Without(place));
            if (!point.IsDone(place)) open.Push(point);
        }

        while (open.TryPop(out var point))
        {
            foreach (var next in Next(point))
                if (next.IsDone(place)) result.Add(next.Without(place));
                else if (seen.Add(next)) open.Push(next);
        }

        return result;
    }

    private IEnumerable<Point> Next(Point point)
    {
        if (++_steps > MostSteps) throw new InvalidOperationException("This history is too tangled to check; make it shorter.");
        for (var rest = _pending & ~point.Done; rest != 0; rest &= rest - 1)
        {
            var place = BitOperations.TrailingZeroCount(rest);
            if (Take(point, place) is { } next) yield return next;
        }

        foreach (var step in point.State.Happenings())
            if (Apply(point, step) is { } next) yield return next;
    }

    private Point? Take(Point point, int place)
    {
        var operation = _operations[place];
        if (!point.HasBegun(place)) return Apply(point.Begin(place), point.State.Ask(operation.Id, operation.Request));
        return operation.Outcome switch
        {
            Outcome.Ended => Apply(point.Finish(place), point.State.Withdraw(operation.Id)),
            _ when point.IsAnswered(place) => Apply(point.Finish(place), point.State.Confirm(operation.Id)),
            _ => null,
        };
    }

    private Point? Apply(Point point, Step step)
    {
        point = point with { State = step.Next };
        foreach (var reply in step.Replies)
        {
            if (!_places.TryGetValue(reply.Id, out var place)) continue;
            if (reply.ForGood && _operations[place].Outcome is Outcome.Ended) return null;
            if (_operations[place].Outcome is Outcome.Answered answer)
            {
                if (answer.Text != reply.Text || answer.Token <= point.Token) return null;
                if (!answer.MayBeNewer) point = point with { Token = answer.Token ?? point.Token };
            }

            point = point.Answer(place, isFinal: _operations[place].Outcome is not Outcome.Ended && !reply.MayComeBack);
        }

        return point;
    }

    private static string Describe(HashSet<Point> points) =>
        string.Join("\n  or ", points.Select(point => point.State.ToString()).Distinct().Take(4)) + (points.Count > 4 ? " or another" : "");

    /// <summary>How far an order has come: the model's state, the last fencing token, and which operations have taken which steps.</summary>
    private readonly record struct Point(Model State, long Token, ulong Begun, ulong Answered, ulong Done)
    {
        public bool HasBegun(int place) => (Begun >> place & 1) != 0;

        public bool IsAnswered(int place) => (Answered >> place & 1) != 0;

        public bool IsDone(int place) => (Done >> place & 1) != 0;

        public Point Begin(int place) => this with { Begun = Begun | 1UL << place };

        public Point Answer(int place, bool isFinal) =>
            this with { Answered = Answered | 1UL << place, Done = isFinal ? Done | 1UL << place : Done };

        public Point Finish(int place) => this with { Done = Done | 1UL << place };

        public Point Without(int place) =>
            new(State, Token, Begun & ~(1UL << place), Answered & ~(1UL << place), Done & ~(1UL << place));
    }
}
