using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace ActorConcurrency.Locks;

/// <summary>An acquisition in an asynchronous flow of control, and what is around it. Thread-safe.</summary>
/// <remarks>
/// A flow that asks thousands of times without awaiting has as many places around its next one. So a place remembers what it saw around it,
/// and whoever comes to it on the way out takes that and stops, unless something around the flow was taken or given back since.
/// </remarks>
/// <param name="outer">The acquisition around it, or null.</param>
/// <param name="names">Its locks.</param>
internal sealed class LockPlace(LockPlace? outer, ImmutableArray<string> names)
{
    // How often something was taken or given back, counted together by a flow and those that it started inside an acquisition.
    private readonly StrongBox<int> _changes = outer?._changes ?? new();
    private LockPlace? _outer = outer;
    private volatile Sight? _seen;
    private volatile Phase _phase;

    private enum Phase { Asked, Held, Over }

    private string? Highest => names.IsEmpty ? null : names[^1];

    /// <summary>The highest lock that is held around it; null if none is.</summary>
    public string? HighestAround()
    {
        // Read first: what changes during the walk makes its result out of date.
        var changes = Volatile.Read(ref _changes.Value);
        string? highest = null;
        for (var place = Around(this); place is not null; place = Around(place))
        {
            if (place._phase == Phase.Held) highest = Higher(highest, place.Highest);
            if (place._seen is not { } seen || seen.Changes != changes) continue;
            highest = Higher(highest, seen.Highest);
            break;
        }

        _seen = new Sight(changes, highest);
        return highest;
    }

    public void Enter()
    {
        _phase = Phase.Held;
        Interlocked.Increment(ref _changes.Value);
    }

    public void Leave()
    {
        var held = _phase == Phase.Held;
        _phase = Phase.Over;
        if (held) Interlocked.Increment(ref _changes.Value);
    }

    /// <summary>The innermost acquisition that is not over.</summary>
    public static LockPlace? Live(LockPlace? place) => place is { _phase: Phase.Over } ? Around(place) : place;

    // Links to what is over are cut on the way, so that a chain of locks taken hand over hand does not grow for ever.
    private static LockPlace? Around(LockPlace place)
    {
        var around = place._outer;
        while (around is { _phase: Phase.Over }) around = around._outer;
        return place._outer = around;
    }

    private static string? Higher(string? one, string? other) => string.CompareOrdinal(one, other) >= 0 ? one : other;

    /// <summary>What was held around a place, and how often that had changed.</summary>
    private sealed record Sight(int Changes, string? Highest);
}
