namespace ActorConcurrency;

/// <summary>An answer of a recipe's actor: it says which request it answers. Immutable and serialisable.</summary>
public interface IReply
{
    /// <summary>The request that is answered.</summary>
    RequestId Id { get; }
}
