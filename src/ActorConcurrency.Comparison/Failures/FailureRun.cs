using System.Collections.Immutable;
using System.Diagnostics;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>One try of a cell: what its program is given, and where it notes what it finds. Thread-safe.</summary>
public sealed partial class FailureRun
{
    private readonly Lock _gate = new();
    private readonly Lazy<IActorRefFactory> _actors;
    private readonly Action<string> _onFact;
    private readonly TaskCompletionSource _stuck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, string> _holders = [];
    private readonly List<LockWait> _waits = [];
    private FailureNotes _notes = FailureNotes.None;
    private bool _isOver;
    private long _since;

    internal FailureRun(TimeSpan hangAfter, Func<IActorRefFactory> actors, Action<string> onFact, CancellationToken cancellation)
    {
        (HangAfter, _onFact, Cancellation) = (hangAfter, onFact, cancellation);
        _actors = new Lazy<IActorRefFactory>(actors);
        FaultNow();
    }

    /// <summary>How long no progress means that there will be none.</summary>
    public TimeSpan HangAfter { get; }

    /// <summary>Cancelled when the try is no longer wanted.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Where actors are started. Created on first use.</summary>
    public IActorRefFactory Actors => _actors.Value;

    internal FailureNotes Notes
    {
        get { lock (_gate) return _notes; }
    }

    /// <summary>Completes when it has been seen that the program can never end.</summary>
    internal Task Stuck => _stuck.Task;

    /// <summary>Notes a fact, for the words of the cell.</summary>
    /// <param name="fact">What was seen, with its figures.</param>
    public void Saw(string fact) => Change(notes => notes.With(fact), fact);

    /// <summary>It goes on: a hang is counted from here. For long loops; whatever is noted says so too.</summary>
    public void Progress() => _onFact("");

    /// <summary>The failure happens now: the time to recover is counted from here. Without this call, from the program's start.</summary>
    public void FaultNow() => Volatile.Write(ref _since, Stopwatch.GetTimestamp());

    /// <summary>Somebody else can go on now.</summary>
    /// <param name="fact">Who, and with what.</param>
    public void Recovered(string fact)
    {
        var recovery = Stopwatch.GetElapsedTime(Volatile.Read(ref _since));
        Change(notes => notes.With(fact) with { Recovery = recovery }, fact);
    }

    /// <summary>Somebody was told clearly, by an error or a value.</summary>
    /// <param name="fact">Who was told what.</param>
    public void Told(string fact) => Change(notes => notes.With(fact) with { Told = true }, fact);

    /// <summary>Notes what is gone in silence.</summary>
    /// <param name="count">How many; nothing is noted if it is 0.</param>
    /// <param name="fact">Of what, and how that shows.</param>
    public void Lost(long count, string fact)
    {
        if (count != 0) Change(notes => notes.With(fact) with { Lost = notes.Lost + Math.Abs(count) }, fact);
    }

    /// <summary>Notes what there is too much of.</summary>
    /// <param name="count">How many; nothing is noted if it is 0.</param>
    /// <param name="fact">Of what, and how that shows.</param>
    public void Doubled(long count, string fact)
    {
        if (count != 0) Change(notes => notes.With(fact) with { Doubled = notes.Doubled + Math.Abs(count) }, fact);
    }

    /// <summary>Notes what can never be used again, or who waits for what never comes.</summary>
    /// <param name="count">How many; nothing is noted if it is 0.</param>
    /// <param name="fact">Of what, and how that shows.</param>
    public void Stranded(long count, string fact)
    {
        if (count != 0) Change(notes => notes.With(fact) with { Stranded = notes.Stranded + Math.Abs(count) }, fact);
    }

    /// <summary>It does not go on, and that is seen; the try is over.</summary>
    /// <param name="fact">How that shows.</param>
    public void Hung(string fact)
    {
        End(notes => notes.With(fact) with { Hung = true }, fact);
    }

    /// <summary>Notes who holds what, for the cycle of a deadlock.</summary>
    /// <param name="who">The participant's name.</param>
    /// <param name="what">What it holds.</param>
    public void Holds(string who, string what)
    {
        lock (_gate) _holders[what] = who;
    }

    /// <summary>Notes that somebody is blocked now. If that closes a cycle, it is a deadlock, and the try is over.</summary>
    /// <param name="who">The participant's name.</param>
    /// <param name="what">What it waits for.</param>
    public void IsBlocked(string who, string what)
    {
        ImmutableArray<LockWait> cycle;
        lock (_gate)
        {
            _waits.Add(new LockWait(who, what, _holders.GetValueOrDefault(what, "")));
            cycle = WaitGraph.Cycle(_waits);
        }

        if (cycle.IsEmpty) return;
        End(notes => notes with { Hung = true, Cycle = [.. cycle.Select(wait => wait.ToString())] }, $"deadlock: {string.Join("; ", cycle)}");
    }

    // What is noted after the end changes nothing: the program may go on once it is cancelled.
    private void Change(Func<FailureNotes, FailureNotes> how, string fact)
    {
        lock (_gate)
        {
            if (_isOver) return;
            _notes = how(_notes);
        }

        _onFact(fact);
    }

    private void End(Func<FailureNotes, FailureNotes> how, string fact)
    {
        Change(how, fact);
        lock (_gate) _isOver = true;
        _stuck.TrySetResult();
    }
}
