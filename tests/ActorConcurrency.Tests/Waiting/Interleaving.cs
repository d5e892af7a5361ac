namespace ActorConcurrency.Tests;

/// <summary>
/// Runs several participants "at once" on one thread: the choices say who moves next. A participant is an iterator; between two of its
/// yields it runs without the others, except where the code it calls comes to a <see cref="Pause"/>: there the others may move first.
/// </summary>
/// <remarks>
/// Pauses nest: a participant that pauses while another is paused goes on before it. So all interleavings are explored as long as one
/// participant at a time can come to a pause, which is what winning a decision alone means.
/// </remarks>
public sealed class Interleaving
{
    private readonly List<Participant> _all = [];
    private Exhaustive? _choices;
    private Func<string> _state = () => "";
    private bool _explored;

    /// <summary>For a participant that may move on at any time.</summary>
    public static bool Always() => true;

    /// <summary>Adds a participant. What it yields must hold before it moves on.</summary>
    public void Add(IEnumerable<Func<bool>> steps) => _all.Add(new Participant(steps.GetEnumerator()));

    /// <summary>Adds a participant of one step.</summary>
    public void Add(Action step) => Add(Once(step));

    /// <summary>Runs all participants until none can move any more.</summary>
    /// <param name="choices">Who moves next.</param>
    /// <param name="state">All that the rest of the run depends on, but for how far everybody has got.</param>
    /// <returns>Whether it ran to its end; otherwise the state it came to had been explored before.</returns>
    public bool Run(Exhaustive choices, Func<string> state)
    {
        (_choices, _state) = (choices, state);
        while (MoveOne(mayGoOn: false))
        {
            // One after the other.
        }

        return !_explored;
    }

    /// <summary>Lets the others move before the current participant goes on, or not.</summary>
    public void Pause()
    {
        while (MoveOne(mayGoOn: true))
        {
            // One after the other.
        }
    }

    private bool MoveOne(bool mayGoOn)
    {
        var ready = _all.Where(participant => participant.CanMove).ToArray();
        if (_choices is null || _explored || ready.Length == 0) return false;
        _explored = _choices.Explored($"{string.Join(' ', _all)} {_state()}");
        if (_explored) return false;
        var choice = _choices.Next(ready.Length + (mayGoOn ? 1 : 0));
        if (choice == ready.Length) return false;
        ready[choice].Move();
        return true;
    }

    private static IEnumerable<Func<bool>> Once(Action step)
    {
        step();
        yield break;
    }

    private sealed class Participant(IEnumerator<Func<bool>> steps)
    {
        private Func<bool> _condition = Always;
        private bool _moving;
        private bool _done;
        private int _moves;

        public bool CanMove => !_moving && !_done && _condition();

        public void Move()
        {
            _moves++;
            _moving = true;
            _done = !steps.MoveNext();
            _moving = false;
            if (!_done) _condition = steps.Current;
        }

        public override string ToString() => $"{_moves}{(_moving ? "~" : "")}{(_done ? "." : "")}";
    }
}
