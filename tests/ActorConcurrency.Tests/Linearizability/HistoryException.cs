namespace ActorConcurrency.Tests;

/// <summary>A history broke a promise.</summary>
internal sealed class HistoryException(string message) : Exception(message);
