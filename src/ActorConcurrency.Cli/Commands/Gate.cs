using System.Globalization;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>What fails a difference: <c>newly-broken</c>, <c>lost</c>, <c>slower:20%</c>, <c>gone</c>.</summary>
/// <param name="Kind">The kind of change that fails it.</param>
/// <param name="Threshold">From which share on, where it is one of time.</param>
internal sealed record Gate(ChangeKind Kind, double? Threshold)
{
    public const string Valid = "newly-broken, lost, slower:20% (any percentage), gone";

    /// <summary>The gates of a list such as <c>newly-broken,slower:20%</c>.</summary>
    public static IReadOnlyList<Gate> Parse(IEnumerable<string>? lists)
    {
        Gate[] gates = [.. Choices.Split(lists).Select(ParseOne)];
        return gates.DistinctBy(gate => gate.Kind).Count() == gates.Length ? gates : throw new UsageException($"Each change stands once in --fail-on. Valid: {Valid}.");
    }

    /// <summary>Whether a change fails it.</summary>
    public bool Fails(Change change) => change.Kind == Kind;

    public override string ToString() => Threshold is { } share ? FormattableString.Invariant($"slower:{share * 100:0.##}%") : Kind == ChangeKind.NewlyBroken ? "newly-broken" : Kind.Name();

    private static Gate ParseOne(string text)
    {
        var (name, rest) = text.Split(':', 2) is [var first, var second] ? (first, second) : (text, null);
        return (name.ToLowerInvariant(), rest) switch
        {
            ("newly-broken", null) => new Gate(ChangeKind.NewlyBroken, null),
            ("lost", null) => new Gate(ChangeKind.Lost, null),
            ("gone", null) => new Gate(ChangeKind.Gone, null),
            ("slower", { } share) when Share(share) is { } threshold => new Gate(ChangeKind.Slower, threshold),
            _ => throw new UsageException($"'{text}' is no value for --fail-on. Valid: {Valid}."),
        };
    }

    private static double? Share(string text) =>
        double.TryParse(text.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 1 and <= 1000 && text.EndsWith('%') ? percent / 100 : null;
}
