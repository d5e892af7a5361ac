using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Gives an actor system its <see cref="TestKitSettings"/>. Thread-safe.</summary>
public class TestKitExtension : ExtensionIdProvider<TestKitSettings>
{
    /// <inheritdoc />
    public override TestKitSettings CreateExtension(ExtendedActorSystem system) => new(system.Settings.Config);

    /// <summary>The settings of a system; read from its configuration the first time.</summary>
    /// <param name="system">The system.</param>
    public static TestKitSettings For(ActorSystem system) => new TestKitExtension().Apply(system);
}
