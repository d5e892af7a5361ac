namespace Akka.TestKit;

/// <summary>Marks a kit whose <see cref="TestKitBase.TestActor"/> is not the sender of the messages a test tells without one.</summary>
public interface INoImplicitSender;
