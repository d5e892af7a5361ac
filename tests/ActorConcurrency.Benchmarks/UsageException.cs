namespace ActorConcurrency.Benchmarks;

/// <summary>The command line cannot be carried out; the message says so in one line, with the valid choices.</summary>
internal sealed class UsageException(string message) : Exception(message);
