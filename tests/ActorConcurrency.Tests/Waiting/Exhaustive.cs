namespace ActorConcurrency.Tests;

/// <summary>Runs a scenario again and again, until every choice that it could make has been made: a model checker in its simplest form.</summary>
public sealed class Exhaustive
{
    private readonly List<(int Chosen, int Of)> _path = [];
    private readonly HashSet<string> _seen = [];
    private int _depth;

    private Exhaustive() { }

    /// <summary>Explores every sequence of choices; each run starts from scratch.</summary>
    /// <returns>How many runs that took.</returns>
    public static int Explore(Action<Exhaustive> run)
    {
        var choices = new Exhaustive();
        for (var runs = 1; ; runs++)
        {
            choices._depth = 0;
            run(choices);
            if (!choices.Backtrack()) return runs;
        }
    }

    /// <summary>One of <paramref name="count"/> alternatives; in the end, each of them.</summary>
    public int Next(int count)
    {
        if (_depth == _path.Count) _path.Add((0, count));
        Assert.True(_path[_depth].Of == count, "A scenario must make the same choices if it meets the same answers.");
        return _path[_depth++].Chosen;
    }

    /// <summary>
    /// Whether everything that can follow from this state has been explored already, so that the run may end here. The key must hold
    /// all that the rest of the run depends on.
    /// </summary>
    public bool Explored(string state) => _depth == _path.Count && !_seen.Add(state);

    private bool Backtrack()
    {
        while (_path.Count > 0)
        {
            var (chosen, of) = _path[^1];
            _path.RemoveAt(_path.Count - 1);
            if (chosen + 1 == of) continue;
            _path.Add((chosen + 1, of));
            return true;
        }

        return false;
    }
}
