using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>Why a phase was broken.</summary>
public enum BarrierBreakReason
{
    /// <summary>Somebody broke it: <see cref="IBarrier.AbortAsync"/>.</summary>
    Aborted,

    /// <summary>Somebody began it anew: <see cref="IBarrier.ResetAsync"/>. The barrier can be used at once.</summary>
    Reset,

    /// <summary>A party gave up waiting, or its time ran out.</summary>
    GaveUp,

    /// <summary>A party's session was closed, or its owner has ended.</summary>
    PartyEnded,

    /// <summary>The action of the phase threw.</summary>
    ActionFailed,
}

/// <summary>How a phase was broken, and who was missing. Immutable.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Phase">The phase's number.</param>
/// <param name="Party">Whose absence it was, if the reason is one; empty for nobody, or for one without a name.</param>
/// <param name="Missing">The named parties that had not arrived, in the order in which they joined, 100 at most.</param>
/// <param name="MoreMissing">How many more had not arrived: those without a name, and those that <see cref="Missing"/> has no room for.</param>
public sealed record BarrierBreak(BarrierBreakReason Reason, long Phase, string Party, ImmutableArray<string> Missing, int MoreMissing)
{
    /// <summary>The full name of the type of the exception that the action threw; null: the reason is another.</summary>
    public string? FailureType { get; init; }

    /// <summary>The message of the exception that the action threw; null: the reason is another.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>Compares all of it, and the missing one by one.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(BarrierBreak? other) =>
        other is not null
        && (Reason, Phase, Party, MoreMissing) == (other.Reason, other.Phase, other.Party, other.MoreMissing)
        && (FailureType, FailureMessage) == (other.FailureType, other.FailureMessage)
        && Missing.SequenceEqual(other.Missing);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Reason, Phase, Party, MoreMissing, Missing.Length);

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() =>
        Wording.Text($"Phase {Phase} was broken: {Cause}.{Wording.Missing(Missing, MoreMissing)}");

    private string Cause => Reason switch
    {
        BarrierBreakReason.Aborted => "somebody aborted it",
        BarrierBreakReason.Reset => "somebody reset it",
        BarrierBreakReason.GaveUp => $"{Wording.Name(Party)} gave up waiting, or had no more time",
        BarrierBreakReason.PartyEnded => $"{Wording.Name(Party)} has ended, or was disposed without leaving",
        _ => $"its action threw {FailureType}: {Wording.OneLine(FailureMessage ?? "")}",
    };
}
