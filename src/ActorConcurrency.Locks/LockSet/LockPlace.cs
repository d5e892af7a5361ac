using System.Collections.Immutable;

namespace ActorConcurrency.Locks;

/// <summary>An acquisition in an asynchronous flow of control, and what is around it. Thread-safe.</summary>
/// <param name="outer">The acquisition around it, or null.</param>
/// <param name="names">Its locks.</param>
internal sealed class LockPlace(LockPlace? outer, ImmutableArray<string> names)
{
    private LockPlace? _outer = outer;
    private volatile Phase _phase;

    private enum Phase { Asked, Held, Over }

    /// <summary>The highest lock that is held around it; null if none is.</summary>
    public string? HighestAround()
    {
        string? highest = null;
        // Links to what is over are cut on the way, so that a chain of locks taken hand over hand does not grow for ever.
        for (var place = this; place is not null; place = place._outer = Live(place._outer))
            if (place != this && place._phase == Phase.Held) highest = Higher(highest, place.Highest);
        return highest;
    }

    public void Enter() => _phase = Phase.Held;

    public void Leave() => _phase = Phase.Over;

    /// <summary>The innermost acquisition that is not over.</summary>
    public static LockPlace? Live(LockPlace? place)
    {
        while (place is { _phase: Phase.Over }) place = place._outer;
        return place;
    }

    private string? Highest => names.IsEmpty ? null : names[^1];

    private static string? Higher(string? one, string? other) => string.CompareOrdinal(one, other) >= 0 ? one : other;
}
