using System.Collections.Concurrent;
using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>
/// One program for some participants on one recipe's actor, made from a seed. The program is the same each time; which participant comes
/// first at what, and so the history, is the machine's choice.
/// </summary>
internal abstract partial class Trial : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private int _lastId;
    private long _lastMoment;
    private volatile bool _isDying;
    private volatile bool _isLeaving;
    private volatile bool _hasEnds;

    protected Trial(int seed)
    {
        Seed = seed;
        Random = new Random(seed);
        Participants = [.. Enumerable.Range(0, Random.Next(3, 6)).Select(number => new Participant(this, number))];
        Closer = new Participant(this, Participants.Length);
        Stillness = new Stillness(Participants.Length);
        IsDeadly = Random.Next(5) == 0;
    }

    public int Seed { get; }

    public Participant[] Participants { get; }

    /// <summary>Looks after the others: ends what would wait for ever, and gives everything back at the end.</summary>
    public Participant Closer { get; }

    public Stillness Stillness { get; }

    /// <summary>The clock of all timeouts.</summary>
    public FakeTimeProvider Time { get; } = new();

    public Move[][] Programs { get; private set; } = [];

    /// <summary>Whether the actor is about to end, or has.</summary>
    public bool IsDying => _isDying;

    /// <summary>Whether the guest's handle is about to be closed, or is.</summary>
    public bool IsLeaving => _isLeaving || _isDying;

    /// <summary>Whether anything was closed that makes calls end as stopped.</summary>
    public bool HasEnds => _hasEnds || IsLeaving;

    /// <summary>What was wrong on the way.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>What the contract says at the start.</summary>
    public abstract Model Initial { get; }

    public IEnumerable<Operation> History =>
        Participants.Append(Closer).SelectMany(participant => participant.Log).OrderBy(operation => operation.Called);

    /// <summary>The choices of the program; not to be used while it runs.</summary>
    protected Random Random { get; }

    /// <summary>Whether the actor ends on the way.</summary>
    protected bool IsDeadly { get; }

    /// <summary>Writes the program.</summary>
    public void Prepare()
    {
        Programs = [.. Participants.Select(_ => Enumerable.Range(0, Random.Next(3, 8)).Select(_ => Next()).ToArray())];
        if (IsDeadly) Place(Die());
        else if (Random.Next(8) == 0) Place(new("the guest leaves", _ => LeaveAsync()));
    }

    public int NextId() => Interlocked.Increment(ref _lastId);

    public long NextMoment() => Interlocked.Increment(ref _lastMoment);

    public void Complain(string what) => _complaints.Enqueue(what);

    /// <summary>How many wait, as a snapshot sees it.</summary>
    public abstract ValueTask<int> WaitingAsync();

    /// <summary>Gives everything back and looks at the books. The actor lives, and nobody else is about.</summary>
    public abstract Task SettleAsync();

    /// <summary>The answer that a failure stands for; null if it is none of the recipe's own.</summary>
    public virtual string? Meaning(Exception failure) => null;

    /// <summary>Closes the guest's handle.</summary>
    public async Task LeaveAsync()
    {
        _isLeaving = true;
        await DisposeHandleAsync(1);
    }

    public async ValueTask DisposeAsync()
    {
        _isDying = true;
        await DisposeHandleAsync(0);
        Stillness.Dispose();
    }

    /// <summary>What a participant of this recipe may do next.</summary>
    protected abstract Move Choose();

    protected abstract ValueTask DisposeHandleAsync(int number);

    protected abstract IActorRef Actor { get; }
}
