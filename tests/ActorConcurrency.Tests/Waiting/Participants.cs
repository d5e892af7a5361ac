namespace ActorConcurrency.Tests;

/// <summary>
/// Runs several pieces of code "at once": each on its own thread, of which one at a time moves, from one step to the next, in the order
/// that the choices say. So every interleaving of their steps can be explored on the real code.
/// </summary>
public sealed class Participants
{
    private readonly List<Participant> _all = [];
    [ThreadStatic] private static Participant? _current;

    /// <summary>Adds a participant. It begins with a step.</summary>
    public void Add(string name, Action body) => _all.Add(new Participant(name, body));

    /// <summary>Lets the others move first, or not. Outside of <see cref="Run"/> it does nothing.</summary>
    public static void Step() => _current?.Pause(() => true);

    /// <summary>As <see cref="Step"/>, and cannot move before the condition holds.</summary>
    public static void Until(Func<bool> condition) => _current?.Pause(condition);

    /// <summary>Runs all participants to their ends, or until all wait for something that never comes, or the state has been explored.</summary>
    /// <param name="choices">Who moves next.</param>
    /// <param name="state">All that the rest of the run depends on, but for how far everybody has got.</param>
    /// <returns>Whether it ran to its end; otherwise the state had been explored before.</returns>
    public bool Run(Exhaustive choices, Func<string> state)
    {
        foreach (var participant in _all) participant.Start();
        try
        {
            while (true)
            {
                var ready = _all.Where(participant => participant.CanMove).ToArray();
                if (ready.Length == 0) return true;
                if (choices.Explored($"{string.Concat(_all.Select(participant => participant.Position))} {state()}")) return false;
                ready[choices.Next(ready.Length)].Move();
            }
        }
        finally
        {
            foreach (var participant in _all) participant.Abandon();
            Assert.All(_all, participant => Assert.Null(participant.Error));
        }
    }

    private sealed class Participant(string name, Action body)
    {
        private readonly SemaphoreSlim _go = new(0);
        private readonly SemaphoreSlim _paused = new(0);
        private Func<bool> _condition = () => true;
        private bool _abandoned;
        private bool _done;
        private int _steps;

        public Exception? Error { get; private set; }

        public bool CanMove => !_done && _condition();

        public string Position => _done ? "!" : $"{_steps}.";

        public void Start()
        {
            new Thread(Body, maxStackSize: 256 * 1024) { Name = name, IsBackground = true }.Start();
            _paused.Wait();
        }

        public void Move()
        {
            _steps++;
            _go.Release();
            _paused.Wait();
        }

        public void Pause(Func<bool> condition)
        {
            // Once abandoned it runs to its end, which nobody looks at any more; unwinding it with an exception would take far longer.
            if (_abandoned) return;
            _condition = condition;
            _paused.Release();
            _go.Wait();
        }

        public void Abandon()
        {
            if (_done) return;
            _abandoned = true;
            Move();
        }

        private void Body()
        {
            _current = this;
            try
            {
                Step();
                body();
            }
            catch (Exception error)
            {
                if (!_abandoned) Error = error;
            }
            finally
            {
                _done = true;
                _paused.Release();
            }
        }
    }
}
