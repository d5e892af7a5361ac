using Xunit;
using Xunit.Sdk;

namespace Akka.TestKit.Xunit2.Attributes;

/// <summary>A theory that is skipped where the environment variable <c>XUNIT_SKIP_LOCAL_FACT</c> is <c>true</c>.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
[XunitTestCaseDiscoverer("Xunit.Sdk.TheoryDiscoverer", "xunit.execution.{Platform}")]
public class LocalTheoryAttribute : TheoryAttribute
{
    /// <summary>Creates the attribute.</summary>
    public LocalTheoryAttribute() { }

    /// <summary>Why the theory is skipped; null if it runs.</summary>
    public override string? Skip
    {
        get => LocalFacts.SkipReason(base.Skip, SkipLocal);
        set => base.Skip = value;
    }

    /// <summary>The reason that is given where local theories are skipped; null for a general one.</summary>
    public string? SkipLocal { get; set; }
}
