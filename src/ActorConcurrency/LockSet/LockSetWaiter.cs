using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>Somebody in the lock set's queue, with its place in each of the queue's indexes. Compares by identity.</summary>
/// <remarks>What it holds can only become less while it waits: a session gets nothing else meanwhile, and of the leases it named only those count
/// that were held when it asked. So a waiter can stop being nested, and never begins to be.</remarks>
internal sealed class LockSetWaiter(Acquire request, LockSetLeases.Owner? owner, long arrival, TimeSpan since)
{
    private const long BehindTheNested = 1L << 62;

    /// <summary>The order in which waiters are served.</summary>
    public static Comparer<LockSetWaiter> InTurn { get; } = Comparer<LockSetWaiter>.Create(static (one, other) => one.Turn.CompareTo(other.Turn));

    public Acquire Request => request;

    /// <summary>Its session; null if it has none.</summary>
    public LockSetLeases.Owner? Owner => owner;

    /// <summary>The run that it belongs to: what it gets is that run's; what it holds is named in its request.</summary>
    public RequestId? Run { get; init; }

    public TimeSpan Since => since;

    /// <summary>Nobody else has the same.</summary>
    public long Turn => IsNested ? arrival : arrival + BehindTheNested;

    /// <summary>Whether it counts as one that holds something, and so goes before those that hold nothing. Part of <see cref="Turn"/>:
    /// changes only while the waiter is in no index.</summary>
    public bool IsNested { get; set; }

    /// <summary>How many of the leases that its request named are still held.</summary>
    public int Named { get; set; }

    public bool HoldsSomething => Named > 0 || owner is { Leases.Count: > 0 };

    /// <summary>How many of its names, from the first on, <see cref="LockSetReservations"/> has under it.</summary>
    public int Reserved { get; set; }

    /// <summary>The name under which <see cref="LockSetNested"/> has it; null: it is not there.</summary>
    public string? Watched { get; set; }
}
