namespace Akka.Routing;

/// <summary>A message for the router itself, not for its routees.</summary>
public abstract class RouterManagementMessage;
