using System.Text.RegularExpressions;

namespace Akka.Event;

/// <summary>Drops the events of one source. Thread-safe.</summary>
public sealed class ExactMatchLogSourceFilter : LogFilterBase
{
    private readonly string _source;
    private readonly StringComparison _comparison;

    /// <summary>Creates the filter.</summary>
    /// <param name="source">The source.</param>
    /// <param name="comparison">How sources are compared. Default: by code points, ignoring case.</param>
    public ExactMatchLogSourceFilter(string source, StringComparison comparison = StringComparison.OrdinalIgnoreCase)
    {
        _source = source;
        _comparison = comparison;
    }

    /// <inheritdoc/>
    public override LogFilterType FilterType => LogFilterType.Source;

    /// <inheritdoc/>
    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null) =>
        string.Equals(content.LogSource, _source, _comparison) ? LogFilterDecision.Drop : LogFilterDecision.Keep;
}

/// <summary>Drops the events whose source matches a pattern. Thread-safe.</summary>
public sealed class RegexLogSourceFilter : LogFilterBase
{
    private readonly Regex _sourceRegex;

    /// <summary>Creates the filter.</summary>
    /// <param name="sourceRegex">The pattern.</param>
    public RegexLogSourceFilter(Regex sourceRegex) => _sourceRegex = sourceRegex;

    /// <inheritdoc/>
    public override LogFilterType FilterType => LogFilterType.Source;

    /// <inheritdoc/>
    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null) =>
        _sourceRegex.IsMatch(content.LogSource) ? LogFilterDecision.Drop : LogFilterDecision.Keep;
}

/// <summary>Drops the events whose printed line matches a pattern. Thread-safe.</summary>
public sealed class RegexLogMessageFilter : LogFilterBase
{
    private readonly Regex _messageRegex;

    /// <summary>Creates the filter.</summary>
    /// <param name="messageRegex">The pattern.</param>
    public RegexLogMessageFilter(Regex messageRegex) => _messageRegex = messageRegex;

    /// <inheritdoc/>
    public override LogFilterType FilterType => LogFilterType.Content;

    /// <inheritdoc/>
    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null)
    {
        if (expandedMessage is null)
            return LogFilterDecision.NoDecision;
        return _messageRegex.IsMatch(expandedMessage) ? LogFilterDecision.Drop : LogFilterDecision.Keep;
    }
}
