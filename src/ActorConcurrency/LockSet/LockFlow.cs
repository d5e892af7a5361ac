using System.Collections.Immutable;
using Akka.Actor.Internal;

namespace ActorConcurrency;

/// <summary>What the asynchronous flow of control holds of one handle's locks, so that a nested acquisition is known to be nested. Thread-safe.</summary>
/// <remarks>
/// <para>A place in the flow belongs to one acquisition; it points to the one around it and is never changed but to say that it is over. So
/// flows that part after an acquisition share it, and what they acquire later is their own. Hence each acquisition has a new one: if a place
/// were used again, a flow that was started inside the earlier acquisition would seem to be inside the later one.</para>
/// <para>An actor has no flow of its own: whatever runs next on its thread would inherit its place. It opens a session.</para>
/// </remarks>
internal sealed class LockFlow
{
    private readonly AsyncLocal<Place?> _current = new();

    // Test kits leave their own actor's cell on threads where it does not run; it handles no message there.
    internal static bool IsInActor => InternalCurrentActorCellKeeper.Current is { CurrentMessage: not null };

    /// <summary>Whether the caller is in a flow, and its last acquisition, which may be over.</summary>
    public bool TryLook(out Place? last)
    {
        var isInActor = IsInActor;
        last = isInActor ? null : _current.Value;
        return !isInActor;
    }

    /// <summary>Enters a place in the caller's flow. To be called on the caller's stack, not from an async method, whose end would undo it.</summary>
    public void Enter(Place place) => _current.Value = place;

    /// <summary>An acquisition in the flow.</summary>
    /// <param name="outer">The one around it.</param>
    /// <param name="holding">What it holds.</param>
    /// <param name="token">The grant that is meant; 0: the only one.</param>
    internal sealed class Place(Place? outer, LockHolding holding, long token)
    {
        private Place? _outer = outer;

        /// <inheritdoc cref="LockHolding.Bound"/>
        public string? Bound => holding.Bound;

        public bool IsLive => holding.IsLive(token);

        /// <summary>The request, if it was asked for by message.</summary>
        public LockRequest? Request => holding as LockRequest;

        /// <summary>The id under which the actor knows its lease.</summary>
        public RequestId IdInActor => holding.IdOf(token);

        /// <summary>The innermost place that is not over.</summary>
        public static Place? Live(Place? place)
        {
            while (place is { IsLive: false }) place = place._outer;
            place?.Outwards();
            return place;
        }

        /// <summary>The innermost place around it that is not over.</summary>
        /// <remarks>Links to what is over are cut on the way, so that a chain of locks taken hand over hand does not grow for ever.</remarks>
        public Place? Outwards()
        {
            var outer = _outer;
            while (outer is { IsLive: false }) outer = outer._outer;
            return _outer = outer;
        }
    }
}
