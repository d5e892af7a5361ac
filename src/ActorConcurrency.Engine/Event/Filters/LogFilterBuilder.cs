using System.Text.RegularExpressions;

namespace Akka.Event;

/// <summary>Collects log filters. Not thread-safe.</summary>
public sealed class LogFilterBuilder
{
    private readonly List<LogFilterBase> _filters = [];

    /// <summary>Adds a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <returns>This builder.</returns>
    public LogFilterBuilder Add(LogFilterBase filter)
    {
        _filters.Add(filter);
        return this;
    }

    /// <summary>Adds filters.</summary>
    /// <param name="filters">The filters.</param>
    /// <returns>This builder.</returns>
    public LogFilterBuilder AddRange(IEnumerable<LogFilterBase> filters)
    {
        _filters.AddRange(filters);
        return this;
    }

    /// <summary>Drops the events of one source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="comparison">How sources are compared. Default: by code points, ignoring case.</param>
    /// <returns>This builder.</returns>
    public LogFilterBuilder ExcludeSourceExactly(string source, StringComparison comparison = StringComparison.OrdinalIgnoreCase) =>
        Add(new ExactMatchLogSourceFilter(source, comparison));

    /// <summary>Drops the events whose source starts with a text, case included.</summary>
    /// <param name="sourceStart">The text.</param>
    /// <returns>This builder.</returns>
    public LogFilterBuilder ExcludeSourceStartingWith(string sourceStart) => ExcludeSourceRegex(new("^" + Regex.Escape(sourceStart)));

    /// <summary>Drops the events whose source contains a text, case included.</summary>
    /// <param name="sourcePart">The text.</param>
    /// <returns>This builder.</returns>
    public LogFilterBuilder ExcludeSourceContaining(string sourcePart) => ExcludeSourceRegex(new(Regex.Escape(sourcePart)));

    /// <summary>Drops the events whose source ends with a text, case included.</summary>
    /// <param name="sourceEnd">The text.</param>
    /// <returns>This builder.</returns>
    public LogFilterBuilder ExcludeSourceEndingWith(string sourceEnd) => ExcludeSourceRegex(new(Regex.Escape(sourceEnd) + "$"));

    /// <summary>Drops the events whose source matches a pattern.</summary>
    /// <param name="regex">The pattern.</param>
    /// <returns>This builder.</returns>
    public LogFilterBuilder ExcludeSourceRegex(Regex regex) => Add(new RegexLogSourceFilter(regex));

    /// <summary>Drops the events whose printed line contains a text, case included.</summary>
    /// <param name="messagePart">The text.</param>
    /// <returns>This builder.</returns>
    public LogFilterBuilder ExcludeMessageContaining(string messagePart) => ExcludeMessageRegex(new(Regex.Escape(messagePart)));

    /// <summary>Drops the events whose printed line matches a pattern.</summary>
    /// <param name="regex">The pattern.</param>
    /// <returns>This builder.</returns>
    public LogFilterBuilder ExcludeMessageRegex(Regex regex) => Add(new RegexLogMessageFilter(regex));

    /// <summary>Makes the setup to create an actor system with.</summary>
    public LogFilterSetup Build() => new([.. _filters]);
}
