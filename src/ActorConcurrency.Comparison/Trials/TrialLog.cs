using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>Collects a trial's events and makes the record of them. Not thread-safe: events come one at a time.</summary>
internal sealed class TrialLog
{
    private readonly List<Fact> _observed = [];
    private readonly List<Breach> _violations = [];
    private readonly Dictionary<string, string> _shown = [];
    private readonly List<Figures> _figures = [];

    public void Add(TrialEvent note)
    {
        switch (note)
        {
            case TrialEvent.Observed(var name, var value):
                Observe(new Fact(name, value));
                break;
            case TrialEvent.Violated(var otherwise, var clause) when !_violations.Contains(new Breach(clause, otherwise)):
                _violations.Add(new Breach(clause, otherwise));
                break;
            case TrialEvent.Shown(var fault, var evidence):
                _shown[fault] = evidence;
                break;
            case TrialEvent.Measured(var figures):
                _figures.Add(figures);
                break;
        }
    }

    public TrialRecord Close(Ending ending, string reason = "") =>
        new(ending, reason, [.. _observed], [.. _violations], _shown.ToImmutableDictionary(), _figures.Count > 0 ? Figures.MedianOf(_figures) : null);

    private void Observe(Fact fact)
    {
        var known = fact.Name.Length == 0 ? -1 : _observed.FindIndex(other => other.Name == fact.Name);
        if (known < 0) _observed.Add(fact);
        else _observed[known] = fact;
    }
}
