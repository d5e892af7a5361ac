using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Makes a test framework's assertions available to everybody who holds the actor system. Thread-safe.</summary>
public class TestKitAssertionsExtension : ExtensionIdProvider<TestKitAssertionsProvider>
{
    private readonly ITestKitAssertions _assertions;

    /// <summary>Creates the extension's identity.</summary>
    /// <param name="assertions">The assertions to register; the first registration with a system wins.</param>
    public TestKitAssertionsExtension(ITestKitAssertions assertions) => _assertions = assertions;

    /// <inheritdoc />
    public override TestKitAssertionsProvider CreateExtension(ExtendedActorSystem system) => new(_assertions);

    /// <summary>The assertions that were registered with a system.</summary>
    /// <param name="system">The system of a test kit.</param>
    public static TestKitAssertionsProvider For(ActorSystem system) => system.GetExtension<TestKitAssertionsProvider>();
}
