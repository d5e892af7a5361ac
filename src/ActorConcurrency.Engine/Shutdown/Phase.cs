using System.Collections.Immutable;

namespace Akka.Actor;

/// <summary>One phase of a coordinated shutdown. Immutable; compares by value.</summary>
internal sealed class Phase(ImmutableHashSet<string> dependsOn, TimeSpan timeout, bool recover, bool enabled = true) : IEquatable<Phase>
{
    /// <summary>The phases that come before.</summary>
    public ImmutableHashSet<string> DependsOn { get; } = dependsOn;

    /// <summary>How long its tasks may take.</summary>
    public TimeSpan Timeout { get; } = timeout;

    /// <summary>Whether the shutdown goes on if a task fails or takes too long.</summary>
    public bool Recover { get; } = recover;

    /// <summary>Whether its tasks are run.</summary>
    public bool Enabled { get; } = enabled;

    public bool Equals(Phase? other) =>
        other is not null && DependsOn.SetEquals(other.DependsOn) && Timeout == other.Timeout
        && Recover == other.Recover && Enabled == other.Enabled;

    public override bool Equals(object? obj) => Equals(obj as Phase);

    public override int GetHashCode() => HashCode.Combine(DependsOn.Count, Timeout, Recover, Enabled);

    public override string ToString() => $"DependsOn: [{string.Join(", ", DependsOn)}], Timeout: {Timeout}, Recover: {Recover}, Enabled: {Enabled}";
}
