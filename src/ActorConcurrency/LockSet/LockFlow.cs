using System.Collections.Immutable;
using Akka.Actor.Internal;

namespace ActorConcurrency;

/// <summary>What the asynchronous flow of control holds of one handle's locks, so that a nested acquisition is known to be nested. Thread-safe.</summary>
/// <remarks>
/// <para>A place in the flow belongs to one acquisition; it points to the one around it and is never changed but to say that it is over. So
/// flows that part after an acquisition share it, and what they acquire later is their own.</para>
/// <para>An actor has no flow of its own: whatever runs next on its thread would inherit its place. It opens a session.</para>
/// </remarks>
internal sealed class LockFlow
{
    private readonly AsyncLocal<Place?> _current = new();

    /// <summary>Enters a place in the caller's flow. To be called on the caller's stack, not from an async method, whose end would undo it.</summary>
    public Place Enter()
    {
        return IsInActor ? new Place(null) : _current.Value = new Place(Place.Live(_current.Value));
    }

    // Test kits leave their own actor's cell on threads where it does not run; it handles no message there.
    private static bool IsInActor => InternalCurrentActorCellKeeper.Current is { CurrentMessage: not null };

    /// <summary>An acquisition in the flow.</summary>
    internal sealed class Place(Place? outer)
    {
        private Place? _outer = outer;
        private volatile bool _over;

        /// <summary>The request, and then the lease.</summary>
        public RequestId Id { get; set; }

        /// <summary>The leases around it. Requests that were not granted yet are among them: whoever knows the leases does not count them.</summary>
        public ImmutableArray<RequestId> Holding()
        {
            if (_outer is null) return [];
            var holding = ImmutableArray.CreateBuilder<RequestId>();
            // Links to what is over are cut on the way, so that a chain of locks taken hand over hand does not grow for ever.
            for (var place = this; place is not null; place = place._outer = Live(place._outer))
                if (place != this) holding.Add(place.Id);
            return holding.DrainToImmutable();
        }

        /// <summary>It was not granted, or was given back.</summary>
        public void Leave() => _over = true;

        /// <summary>The innermost place that is not over.</summary>
        public static Place? Live(Place? place)
        {
            while (place is { _over: true }) place = place._outer;
            return place;
        }
    }
}
