namespace ActorConcurrency;

/// <summary>
/// Where an operation that puts finds its ticket: made by who asks, filled by who has the actor's turn, and read when the turn is over. While it
/// waits for room it is its place.
/// </summary>
internal sealed class PriorityTicketSlot : IReply
{
    /// <summary>None: as an answer, it goes to an operation itself.</summary>
    RequestId IReply.Id => default;

    /// <summary>The item's number.</summary>
    public long Number { get; set; }
}
