namespace Akka.Event;

/// <summary>The log filters of an actor system, given when it is created. Immutable.</summary>
public sealed class LogFilterSetup : Actor.Setup.Setup
{
    /// <summary>Creates the setup.</summary>
    /// <param name="filters">The filters.</param>
    public LogFilterSetup(LogFilterBase[] filters) => Filters = filters;

    /// <summary>The filters.</summary>
    public LogFilterBase[] Filters { get; }

    /// <summary>Makes what applies the filters.</summary>
    public LogFilterEvaluator CreateEvaluator() => new(Filters);
}
