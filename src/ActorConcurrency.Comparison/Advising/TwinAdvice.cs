using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>Whether what speaks for the actor speaks for our class on .NET primitives too: then it is no reason for an actor. Pure.</summary>
internal static class TwinAdvice
{
    private const string Same = "The same holds for ";

    public static bool IsSame(string sentence) => sentence.StartsWith(Same, StringComparison.Ordinal);

    /// <summary>The sentence; empty for another choice, and where nothing is known of a twin.</summary>
    /// <param name="choice">Whom the claim is for.</param>
    /// <param name="twins">The twin's rows: what it is called, and whether it does so too.</param>
    public static string Of(Side choice, IEnumerable<(string Name, bool Too)> twins)
    {
        if (choice != Side.Actor || twins.ToImmutableArray() is not { IsEmpty: false } rows) return "";
        var doing = rows.Where(row => row.Too).Select(row => row.Name).ToList();
        return doing.Count > 0 ? $"{Same}{Advice.List(doing)} (twin)" : $"It does not hold for {Advice.List(rows.Select(row => row.Name))} (twin)";
    }
}
