using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Holds the assertions of a system's test framework. Immutable.</summary>
public class TestKitAssertionsProvider : IExtension
{
    /// <summary>Creates the holder.</summary>
    /// <param name="assertions">The assertions.</param>
    public TestKitAssertionsProvider(ITestKitAssertions assertions) => Assertions = assertions;

    /// <summary>The assertions.</summary>
    public ITestKitAssertions Assertions { get; }
}
