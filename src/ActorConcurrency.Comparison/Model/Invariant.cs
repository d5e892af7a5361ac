using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ActorConcurrency.Comparison;

/// <summary>
/// What must hold on every side of an experiment, as named clauses. The text of a report and the verdict both come from it. Immutable.
/// </summary>
public sealed class Invariant
{
    /// <summary>The name under which a broken invariant goes when no clause of it was named: <c>all</c>.</summary>
    public const string Whole = "all";

    [JsonConstructor]
    private Invariant(ImmutableArray<Clause> clauses) => Clauses = clauses;

    /// <summary>The clauses; at least one.</summary>
    public ImmutableArray<Clause> Clauses { get; }

    /// <summary>The clauses in one sentence.</summary>
    public string Text => string.Join("; ", Clauses.Select(clause => clause.Text));

    /// <summary>An invariant of several clauses.</summary>
    /// <param name="clauses">The clauses; at least one, each with a name of its own.</param>
    /// <exception cref="ArgumentException">There is none, or two have the same name.</exception>
    public static Invariant Of(params IEnumerable<Clause> clauses)
    {
        ImmutableArray<Clause> all = [.. clauses];
        if (all.IsEmpty) throw new ArgumentException("An invariant has at least one clause.", nameof(clauses));
        if (all.DistinctBy(clause => clause.Name).Count() < all.Length) throw new ArgumentException("Each clause of an invariant has a name of its own.", nameof(clauses));
        return new Invariant(all);
    }

    /// <summary>An invariant of one clause, named <see cref="Whole"/>.</summary>
    /// <param name="text">What must hold.</param>
    public static implicit operator Invariant(string text) => Of(new Clause(Whole, text));

    /// <summary>An invariant of one named clause.</summary>
    /// <param name="clause">The clause.</param>
    public static implicit operator Invariant(Clause clause) => Of(clause);

    /// <summary>What is known of each clause after a run. Pure.</summary>
    /// <param name="record">The run's record.</param>
    /// <param name="faults">The experiment's faults, which say what they break. A fault that is none of them breaks the whole.</param>
    /// <returns>A finding for each clause, and one for the whole if something broke it that names no clause.</returns>
    internal ImmutableArray<Finding> Check(TrialRecord record, IReadOnlyCollection<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(faults);

        var breaches = record.Breaches(faults).ToLookup(breach => Known(breach.Clause), breach => breach.Otherwise);
        var clauses = Clauses.Any(clause => clause.Name == Whole) || !breaches.Contains(Whole) ? Clauses : [.. Clauses, new Clause(Whole, Text)];
        return [.. clauses.Select(clause => Finding.Of(clause.Name, [.. breaches[clause.Name].Distinct()], record.Ending))];
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private string Known(string name) => Clauses.Any(clause => clause.Name == name) ? name : Whole;
}
