namespace ActorConcurrency.Comparison;

/// <summary>Somebody was told no by a value, where other sides throw.</summary>
internal sealed class RefusedByValueException() : Exception("by a value");
