using Akka.Actor;
using Akka.Configuration;

namespace Akka.Routing;

/// <summary>Grows a pool whose routees are all busy and shrinks one of which few are. Immutable; compares by value.</summary>
public class DefaultResizer : Resizer, IEquatable<DefaultResizer>
{
    /// <summary>Creates the resizer.</summary>
    /// <param name="lower">The fewest routees; not negative.</param>
    /// <param name="upper">The most routees; not less than <paramref name="lower"/>.</param>
    /// <param name="pressureThreshold">When a routee counts as busy: 0 while it works on a message, 1 while it does and another one waits,
    /// more for that many waiting.</param>
    /// <param name="rampupRate">By which part to grow when all are busy; 0.2 is by a fifth.</param>
    /// <param name="backoffThreshold">Below which part of busy routees to shrink; from 0 to 1.</param>
    /// <param name="backoffRate">By which part to shrink.</param>
    /// <param name="messagesPerResize">After how many messages to look; positive.</param>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public DefaultResizer(
        int lower, int upper, int pressureThreshold = 1, double rampupRate = 0.2, double backoffThreshold = 0.3, double backoffRate = 0.1,
        int messagesPerResize = 10)
    {
        Require(lower >= 0, $"lowerBound must be >= 0, was: {lower}", nameof(lower));
        Require(upper >= 0, $"upperBound must be >= 0, was: {upper}", nameof(upper));
        Require(upper >= lower, $"upperBound must be >= lowerBound, was: {upper} < {lower}", nameof(upper));
        Require(rampupRate >= 0, $"rampupRate must be >= 0.0, was {rampupRate}", nameof(rampupRate));
        Require(backoffThreshold <= 1, $"backoffThreshold must be <= 1.0, was {backoffThreshold}", nameof(backoffThreshold));
        Require(backoffRate >= 0, $"backoffRate must be >= 0.0, was {backoffRate}", nameof(backoffRate));
        Require(messagesPerResize > 0, $"messagesPerResize must be > 0, was {messagesPerResize}", nameof(messagesPerResize));
        LowerBound = lower;
        UpperBound = upper;
        PressureThreshold = pressureThreshold;
        RampupRate = rampupRate;
        BackoffThreshold = backoffThreshold;
        BackoffRate = backoffRate;
        MessagesPerResize = messagesPerResize;
    }

    /// <summary>The fewest routees.</summary>
    public int LowerBound { get; set; }

    /// <summary>The most routees.</summary>
    public int UpperBound { get; set; }

    /// <summary>When a routee counts as busy.</summary>
    public int PressureThreshold { get; }

    /// <summary>By which part to grow when all are busy.</summary>
    public double RampupRate { get; }

    /// <summary>Below which part of busy routees to shrink.</summary>
    public double BackoffThreshold { get; }

    /// <summary>By which part to shrink.</summary>
    public double BackoffRate { get; }

    /// <summary>After how many messages to look.</summary>
    public int MessagesPerResize { get; }

    /// <summary>The resizer of a configuration.</summary>
    /// <param name="resizerConfig">The <c>resizer</c> section; what it leaves open has the default of the constructor.</param>
    public static new DefaultResizer FromConfig(Config resizerConfig) => new(
        resizerConfig.GetInt("lower-bound", 1),
        resizerConfig.GetInt("upper-bound", 10),
        resizerConfig.GetInt("pressure-threshold", 1),
        resizerConfig.GetDouble("rampup-rate", 0.2),
        resizerConfig.GetDouble("backoff-threshold", 0.3),
        resizerConfig.GetDouble("backoff-rate", 0.1),
        resizerConfig.GetInt("messages-per-resize", 10));

    /// <inheritdoc/>
    public override bool IsTimeForResize(long messageCounter) => messageCounter % MessagesPerResize == 0;

    /// <inheritdoc/>
    public override int Resize(IEnumerable<Routee> currentRoutees) => Capacity(currentRoutees);

    /// <summary>By how many routees the pool should change, kept within the bounds.</summary>
    /// <param name="currentRoutees">The routees.</param>
    public int Capacity(IEnumerable<Routee> currentRoutees)
    {
        var routees = currentRoutees as Routee[] ?? [.. currentRoutees];
        var delta = Filter(Pressure(routees), routees.Length);
        return Math.Clamp(routees.Length + delta, LowerBound, UpperBound) - routees.Length;
    }

    /// <summary>How many routees are busy.</summary>
    /// <param name="currentRoutees">The routees.</param>
    public int Pressure(IEnumerable<Routee> currentRoutees) => currentRoutees.Count(IsBusy);

    /// <summary>By how many routees to change, bounds aside.</summary>
    /// <param name="pressure">How many are busy.</param>
    /// <param name="capacity">How many there are.</param>
    public int Filter(int pressure, int capacity) => Rampup(pressure, capacity) + Backoff(pressure, capacity);

    /// <summary>By how many to grow: none as long as one is idle.</summary>
    /// <param name="pressure">How many are busy.</param>
    /// <param name="capacity">How many there are.</param>
    public int Rampup(int pressure, int capacity) => pressure < capacity ? 0 : (int)Math.Ceiling(RampupRate * capacity);

    /// <summary>By how many to shrink, as a negative number: none as long as enough are busy.</summary>
    /// <param name="pressure">How many are busy.</param>
    /// <param name="capacity">How many there are.</param>
    public int Backoff(int pressure, int capacity) =>
        BackoffThreshold > 0 && BackoffRate > 0 && capacity > 0 && (double)pressure / capacity < BackoffThreshold
            ? (int)Math.Floor(-BackoffRate * capacity)
            : 0;

    /// <inheritdoc/>
    public bool Equals(DefaultResizer? other) =>
        other is not null
        && (ReferenceEquals(this, other)
            || (LowerBound, UpperBound, PressureThreshold, RampupRate, BackoffThreshold, BackoffRate, MessagesPerResize)
                .Equals((other.LowerBound, other.UpperBound, other.PressureThreshold, other.RampupRate, other.BackoffThreshold,
                    other.BackoffRate, other.MessagesPerResize)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DefaultResizer);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(PressureThreshold, RampupRate, BackoffThreshold, BackoffRate, MessagesPerResize);

    private bool IsBusy(Routee routee)
    {
        if (routee is not ActorRefRoutee { Actor: ActorRefWithCell { Underlying: ActorCell cell } })
            return false;
        return PressureThreshold switch
        {
            0 => RouteeLoad.IsWorking(cell),
            1 => RouteeLoad.IsWorking(cell) && cell.HasMessages,
            _ => cell.NumberOfMessages >= PressureThreshold,
        };
    }

    private static void Require(bool holds, string message, string parameter)
    {
        if (!holds)
            throw new ArgumentException(message, parameter);
    }
}
