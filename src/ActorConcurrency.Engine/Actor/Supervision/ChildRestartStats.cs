namespace Akka.Actor.Internal;

/// <summary>What a parent knows of a child's name: taken by a child, or reserved for one.</summary>
public interface IChildStats;

/// <summary>A name that is reserved for a child being made. One instance.</summary>
public class ChildNameReserved : IChildStats
{
    private ChildNameReserved() { }

    /// <summary>The only instance.</summary>
    public static ChildNameReserved Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "Name";
}

/// <summary>A child and its restarts within the supervision's time range. Used by the parent only.</summary>
public class ChildRestartStats : IChildStats
{
    /// <summary>Creates the record.</summary>
    /// <param name="child">The child.</param>
    /// <param name="maxNrOfRetriesCount">Restarts so far.</param>
    /// <param name="restartTimeWindowStartTicks">When the time range began, in ticks of the monotonic clock; 0 if none has.</param>
    public ChildRestartStats(IInternalActorRef child, uint maxNrOfRetriesCount = 0, long restartTimeWindowStartTicks = 0)
    {
        Child = child;
        MaxNrOfRetriesCount = maxNrOfRetriesCount;
        RestartTimeWindowStartTicks = restartTimeWindowStartTicks;
    }

    /// <summary>The child's incarnation.</summary>
    public long Uid => Child.Path.Uid;

    /// <summary>The child.</summary>
    public IInternalActorRef Child { get; }

    /// <summary>Restarts so far.</summary>
    public uint MaxNrOfRetriesCount { get; private set; }

    /// <summary>When the time range began, in ticks of the monotonic clock; 0 if none has.</summary>
    public long RestartTimeWindowStartTicks { get; private set; }

    /// <summary>Counts a restart and says whether it is allowed.</summary>
    /// <param name="maxNrOfRetries">How many are allowed within the time range; negative for any number.</param>
    /// <param name="withinTimeMilliseconds">The time range in milliseconds; not positive for ever.</param>
    public bool RequestRestartPermission(int maxNrOfRetries, int withinTimeMilliseconds)
    {
        if (maxNrOfRetries == 0) return false;
        var limited = maxNrOfRetries > 0;
        var windowed = withinTimeMilliseconds > 0;
        if (!windowed) return !limited || ++MaxNrOfRetriesCount <= maxNrOfRetries;

        // A range without a limit allows one restart in it.
        var retries = limited ? (uint)maxNrOfRetries : 1;
        var now = TimeSpan.FromMilliseconds(Environment.TickCount64).Ticks;
        if (RestartTimeWindowStartTicks == 0) RestartTimeWindowStartTicks = now;
        var insideRange = now - RestartTimeWindowStartTicks <= TimeSpan.FromMilliseconds(withinTimeMilliseconds).Ticks;
        if (insideRange) return ++MaxNrOfRetriesCount <= retries;

        MaxNrOfRetriesCount = 1;
        RestartTimeWindowStartTicks = now;
        return true;
    }
}
