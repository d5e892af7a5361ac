namespace ActorConcurrency.Comparison;

/// <summary>A scenario could not be made, or what it declares could not be read. The message names the scenario and says why.</summary>
public sealed class ScenarioException : Exception
{
    internal ScenarioException(Type scenario, string where, Exception cause)
        : base($"The scenario {scenario.FullName} cannot be used: {where} threw {cause.GetType().Name}: {cause.Message}", cause) => Scenario = scenario;

    /// <summary>The scenario's type.</summary>
    public Type Scenario { get; }
}
