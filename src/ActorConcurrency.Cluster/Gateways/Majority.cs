using Akka.Cluster;

namespace ActorConcurrency;

/// <summary>For how long this node has not been with a majority of its cluster's nodes. Looks at the cluster's view when it is asked. Not thread-safe.</summary>
internal sealed class Majority(Func<ClusterView> look)
{
    private TimeSpan? _missingSince;

    /// <summary>Whether this node is a member, and saw a majority when it last looked.</summary>
    public bool IsMember => _missingSince is null && look().Self == MemberStatus.Up;

    /// <summary>For how long, up to now; zero: it is there, or this node is not a member yet.</summary>
    public TimeSpan MissingFor(TimeSpan now)
    {
        if (look().HasMajority)
        {
            _missingSince = null;
            return TimeSpan.Zero;
        }

        _missingSince ??= now;
        return now - _missingSince.Value;
    }
}
