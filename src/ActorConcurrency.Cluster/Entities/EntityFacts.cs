using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>One write in the journal: all that came of one message, whole or not at all.</summary>
/// <param name="At">When, by the wall clock of the node: for ages that are shown, and for nothing else.</param>
/// <param name="Facts">Facts of the entity (<see cref="EntityFact"/>), and of its recipe, in order.</param>
internal sealed record Entry(DateTimeOffset At, ImmutableArray<object> Facts);

/// <summary>Something that happened to an entity besides what happened to its recipe. Immutable.</summary>
internal abstract record EntityFact
{
    private EntityFact() { }

    /// <summary>A life of the entity has begun: those before it cannot write any more.</summary>
    public sealed record Incarnated(long Number) : EntityFact;

    /// <summary>This life is still the only one.</summary>
    public sealed record Fenced : EntityFact
    {
        public static Fenced Instance { get; } = new();
    }

    /// <summary>A client is there.</summary>
    /// <param name="Client">Its number.</param>
    /// <param name="Gateway">The path of its gateway, whose end is its end; empty: unknown.</param>
    public sealed record ClientOpened(long Client, string Gateway) : EntityFact;

    /// <summary>A client is gone. What it had was taken back by facts of the recipe before this one.</summary>
    public sealed record ClientClosed(long Client) : EntityFact;

    /// <summary>A client asks nothing any more with a number below this one.</summary>
    public sealed record Settled(long Client, long Floor) : EntityFact;

    /// <summary>A request is over: if it comes again, nothing is done.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Answer">What it was answered, and is answered again; null: nothing.</param>
    public sealed record Finished(RequestId Id, object? Answer) : EntityFact;

    /// <summary>The name was deleted; only this is left of it.</summary>
    /// <param name="LastToken">The last fencing token: the next life's go on from it.</param>
    public sealed record Erased(long LastToken) : EntityFact;
}

/// <summary>Everything that the facts of an entity have come to. Immutable.</summary>
/// <param name="Incarnation">The last life.</param>
/// <param name="LastToken">The last fencing token.</param>
/// <param name="Clients">Who is there.</param>
/// <param name="Gone">Who was there, and does not come back.</param>
/// <param name="Recipe">The recipe's own image; null: it is not made.</param>
internal sealed record EntityImage(
    long Incarnation, long LastToken, ImmutableArray<EntityImage.Client> Clients, ImmutableArray<long> Gone, object? Recipe)
{
    /// <summary>Somebody who is there.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Gateway">The path of its gateway.</param>
    /// <param name="Floor">Where its numbers begin that are not all settled.</param>
    /// <param name="Finished">Numbers above that are over, and negative ones, of sessions that are closed: pairs of the first and the last of each row.</param>
    /// <param name="Answers">What is answered again.</param>
    public sealed record Client(
        long Id, string Gateway, long Floor, ImmutableArray<long> Finished, ImmutableArray<EntityFact.Finished> Answers);
}
