using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("ActorConcurrency.Cluster.Tests.SkippingFramework", "ActorConcurrency.Cluster.Tests")]

namespace ActorConcurrency.Cluster.Tests;

/// <summary>The PostgreSQL server of this run.</summary>
internal static class Postgres
{
    /// <summary>The variable that has its connection string.</summary>
    public const string Variable = "ACTORCONC_POSTGRES";

    /// <summary>The variable that makes a missing server a failure.</summary>
    public const string Require = "CI_REQUIRE";

    /// <summary>Why a spec cannot run; null: it can, or it has to.</summary>
    public static string? Missing => Given is null && Environment.GetEnvironmentVariable(Require) != "all"
        ? $"There is no PostgreSQL. Set {Variable} to the connection string of a server whose user may create databases, to have these specs run."
        : null;

    public static string Server => Given ?? throw new InvalidOperationException($"{Require} is set to all, but {Variable} is not set.");

    private static string? Given => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;
}

/// <summary>The specs of this class need PostgreSQL. Skipped where there is none, unless <c>CI_REQUIRE=all</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnPostgresAttribute : Attribute;

/// <summary>
/// Skips the specs of a class that needs what is not there. A fact's attribute could not: most of these facts are those of a conformance suite, which runs
/// on both stores.
/// </summary>
public sealed class SkippingFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkDiscoverer CreateDiscoverer(IAssemblyInfo assemblyInfo) => new Discoverer(assemblyInfo, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Discoverer(IAssemblyInfo assembly, ISourceInformationProvider sources, IMessageSink messages)
        : XunitTestFrameworkDiscoverer(assembly, sources, messages)
    {
        protected override bool FindTestsForMethod(ITestMethod testMethod, bool includeSourceInformation, IMessageBus messageBus, ITestFrameworkDiscoveryOptions options)
        {
            if (Postgres.Missing is null || !testMethod.TestClass.Class.GetCustomAttributes(typeof(OnPostgresAttribute)).Any())
                return base.FindTestsForMethod(testMethod, includeSourceInformation, messageBus, options);
            return !testMethod.Method.GetCustomAttributes(typeof(FactAttribute)).Any()
                || ReportDiscoveredTestCase(new SkippedTestCase(DiagnosticMessageSink, testMethod), includeSourceInformation, messageBus);
        }
    }
}

/// <summary>A spec that cannot run here.</summary>
public sealed class SkippedTestCase : XunitTestCase
{
#pragma warning disable CS0618 // The framework makes it so when it is sent from who finds specs to who runs them.
    public SkippedTestCase()
#pragma warning restore CS0618
    {
    }

    internal SkippedTestCase(IMessageSink messages, ITestMethod method)
        : base(messages, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, method)
    {
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) => Postgres.Missing ?? base.GetSkipReason(factAttribute);
}
