using System.Reflection;
using System.Reflection.Emit;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>A scenario whose constructor fails. It is abstract, so that nobody finds it who looks for the scenarios of these tests.</summary>
public abstract class FailingScenario : Scenario
{
    protected FailingScenario() => throw new InvalidOperationException("no settings");

    /// <inheritdoc/>
    public override string Recipe => "Failing";

    /// <inheritdoc/>
    public override string Summary => "It cannot be made.";

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments => [];

    /// <summary>Makes an assembly with one scenario, <c>My.Failing</c>, that is derived from it.</summary>
    internal static string SaveAssembly(string path)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Failing"), typeof(object).Assembly);
        var type = assembly.DefineDynamicModule("Failing").DefineType("My.Failing", TypeAttributes.Public, typeof(FailingScenario));
        type.DefineDefaultConstructor(MethodAttributes.Public);
        type.CreateType();
        assembly.Save(path);
        return path;
    }
}
