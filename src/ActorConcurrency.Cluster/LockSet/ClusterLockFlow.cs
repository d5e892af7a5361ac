using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>
/// What the asynchronous flow of control holds of one handle's locks, so that a nested acquisition is known to be nested. Thread-safe.
/// </summary>
/// <remarks>A place in the flow belongs to one acquisition and points to the one around it; flows that part afterwards share it. An actor has no flow of its own: it opens a session.</remarks>
internal sealed class ClusterLockFlow
{
    private readonly AsyncLocal<Place?> _current = new();

    /// <summary>Enters a place for an acquisition in the caller's flow. To be called on the caller's stack, not from an async method, whose end would undo it.</summary>
    /// <returns>The place; null: the caller is an actor.</returns>
    public Place? Enter()
    {
        if (LockFlow.IsInActor) return null;
        var place = new Place(Place.Live(_current.Value));
        _current.Value = place;
        return place;
    }

    /// <summary>An acquisition in the flow: pending, held, or over.</summary>
    internal sealed class Place(Place? outer)
    {
        private Place? _outer = outer;
        private volatile ClusterGrant? _grant;
        private volatile bool _isOver;

        private bool IsLive => !_isOver && _grant is not { IsBack: true };

        /// <summary>What the flow holds around this acquisition.</summary>
        public ImmutableArray<ClusterGrant> Around
        {
            get
            {
                var around = ImmutableArray.CreateBuilder<ClusterGrant>();
                for (var place = _outer = Live(_outer); place is not null; place = Live(place._outer))
                    if (place._grant is { } grant) around.Add(grant);
                return around.DrainToImmutable();
            }
        }

        /// <summary>The innermost place that is not over. What is over is left out for good, so that locks taken hand over hand make no chain that grows.</summary>
        public static Place? Live(Place? place)
        {
            while (place is { IsLive: false }) place = place._outer;
            return place;
        }

        /// <summary>It is held.</summary>
        public void Got(ClusterGrant grant) => _grant = grant;

        /// <summary>It was not granted.</summary>
        public void Leave() => _isOver = true;
    }
}
