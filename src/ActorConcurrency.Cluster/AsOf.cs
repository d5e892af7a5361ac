namespace ActorConcurrency;

/// <summary>What somebody was told, and how old it may be.</summary>
/// <typeparam name="TState">What it is.</typeparam>
/// <param name="State">What was told.</param>
/// <param name="Age">
/// How long before the answer it was certain, by a write, that who told it was the only one to tell: it is what was true at some moment between then
/// and now. Zero or more.
/// </param>
public sealed record AsOf<TState>(TState State, TimeSpan Age);
