using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>What a gateway says to the entity of a name. It may come twice, late, or not at all: see <see cref="EntityBook"/>.</summary>
/// <param name="Name">The recipe's name: which entity is meant.</param>
/// <param name="Client">Who says it: a number that a gateway makes up for each name, and anew after each loss.</param>
/// <param name="Floor">All numbers of the client below this one are settled: nothing with such a number is asked any more.</param>
/// <param name="First">What must be done before the command: sessions to open, grants to take back. Repeated until it is settled.</param>
/// <param name="Command">A command of the recipe's protocol, or one of those below; null: none.</param>
internal sealed record ToEntity(string Name, long Client, long Floor, ImmutableArray<object> First, object? Command);

/// <summary>"I am here." Answer: <see cref="Welcome"/>.</summary>
/// <param name="Making">How the recipe is to be made if it is new: <see cref="SemaphoreMaking"/> or <see cref="LockSetMaking"/>.</param>
internal sealed record Hello(object Making);

/// <summary>How a semaphore is to be made. Whoever comes first has made it.</summary>
/// <param name="Initial">Permits at the start.</param>
/// <param name="Maximum">The most that may exist.</param>
/// <param name="MaxWaiters">How many may wait.</param>
internal sealed record SemaphoreMaking(int Initial, int Maximum, int MaxWaiters);

/// <summary>How a lock set is to be made. Whoever comes first has made it.</summary>
/// <param name="Ordered">Whether a nested wait must be for locks above whatever is held.</param>
/// <param name="MaxWaiters">How many may wait.</param>
internal sealed record LockSetMaking(bool Ordered, int MaxWaiters);

/// <summary>"I hold nothing, and ask for nothing any more." What the client has is taken back. No answer.</summary>
internal sealed record Bye
{
    public static Bye Instance { get; } = new();
}

/// <summary>"I am still here." Answer: <see cref="Beaten"/>.</summary>
/// <param name="Sequence">Which beat.</param>
internal sealed record Beat(long Sequence);

/// <summary>Deletes the name: its journal and its snapshots, after a while. Whoever is there is gone. Answer: <see cref="Deleted"/>.</summary>
/// <param name="Id">The request.</param>
internal sealed record Delete(RequestId Id);

/// <summary>What an entity says to a client. Whatever it tells of was written before, or it says how old it may be.</summary>
/// <param name="Client">Whom it is for.</param>
/// <param name="Incarnation">Which life of the entity says it: a number that grows.</param>
/// <param name="Age">How long ago this life was last known to be the only one, by a write.</param>
/// <param name="Reply">An answer of the recipe's protocol, or one of those below.</param>
internal sealed record FromEntity(long Client, long Incarnation, TimeSpan Age, object Reply);

/// <summary>The client is known.</summary>
/// <param name="Ttl">How long it stays so without a beat.</param>
internal sealed record Welcome(TimeSpan Ttl);

/// <summary>No such client: its time ran out, or it never said hello. Nothing was done; what it held is taken back.</summary>
internal sealed record Unknown
{
    public static Unknown Instance { get; } = new();
}

/// <summary>The client is alive for another while, from when it sent the beat.</summary>
/// <param name="Sequence">Which beat.</param>
internal sealed record Beaten(long Sequence);

/// <summary>A request waits in the line. It need not be asked again so soon.</summary>
/// <param name="Id">The request.</param>
internal sealed record Queued(RequestId Id);

/// <summary>What was to be done first is done.</summary>
/// <param name="Ids">The sessions that are open, the requests whose grants are back.</param>
internal sealed record Settled(ImmutableArray<RequestId> Ids);

/// <summary>The name is deleted, or not because somebody uses it.</summary>
/// <param name="Id">The request.</param>
/// <param name="InUse">Somebody holds something, or waits; nothing was deleted.</param>
internal sealed record Deleted(RequestId Id, bool InUse) : IReply;
