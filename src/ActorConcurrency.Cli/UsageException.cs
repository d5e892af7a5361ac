namespace ActorConcurrency.Cli;

/// <summary>The command line cannot be carried out. The message is one line for the user and names the valid choices.</summary>
internal sealed class UsageException(string message) : Exception(message);
