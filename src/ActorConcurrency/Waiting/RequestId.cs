namespace ActorConcurrency;

/// <summary>
/// Names one request for ever. Made by whoever asks, carried by the answer, and the key under which a grant is given back:
/// withdrawing or returning the same id twice does nothing the second time. Immutable; compares by value.
/// </summary>
/// <param name="Client">Who asks: a random number that a handle, or an actor that speaks the protocol itself, chooses once.</param>
/// <param name="Number">Which request of that client: a number that it does not use twice.</param>
public readonly record struct RequestId(long Client, long Number);
