namespace Akka.Event;

/// <summary>Applies a set of filters: one that drops is enough. Thread-safe.</summary>
public class LogFilterEvaluator
{
    /// <summary>Keeps everything.</summary>
    public static readonly LogFilterEvaluator NoFilters = new([]);

    private readonly LogFilterBase[] _filters;

    /// <summary>Creates the evaluator.</summary>
    /// <param name="filters">The filters; not copied.</param>
    public LogFilterEvaluator(LogFilterBase[] filters)
    {
        _filters = filters;
        EvaluatesLogSourcesOnly = filters.All(filter => filter.FilterType == LogFilterType.Source);
    }

    /// <summary>Whether an event that is dropped need never be formatted.</summary>
    public bool EvaluatesLogSourcesOnly { get; }

    /// <summary>Judges an event.</summary>
    /// <param name="evt">The event.</param>
    /// <param name="expandedLogMessage">The event as it is to be printed; empty if it is dropped for its source.</param>
    /// <returns>Whether to print it.</returns>
    /// <exception cref="FormatException">The event's template does not fit its arguments.</exception>
    public virtual bool ShouldTryKeepMessage(LogEvent evt, out string expandedLogMessage)
    {
        expandedLogMessage = "";
        if (IsDropped(LogFilterType.Source, evt, null))
            return false;

        expandedLogMessage = evt.ToString();
        return EvaluatesLogSourcesOnly || !IsDropped(LogFilterType.Content, evt, expandedLogMessage);
    }

    private bool IsDropped(LogFilterType type, LogEvent evt, string? text)
    {
        foreach (var filter in _filters)
        {
            if (filter.FilterType == type && filter.ShouldKeepMessage(evt, text) == LogFilterDecision.Drop)
                return true;
        }

        return false;
    }
}
