namespace ActorConcurrency;

/// <summary>All that may travel inside a message between nodes, or lie in an entry of the journal. A recipe adds its records to each table.</summary>
/// <remarks>Tags: 1 to 31 the entity's own, 32 to 63 the semaphore's, 64 to 95 the lock set's.</remarks>
internal static class WireTables
{
    /// <summary>How a recipe is to be made.</summary>
    public static WireTable Makings { get; } = new("making", SemaphoreFormat.Makings, LockSetFormat.Makings);

    /// <summary>What a gateway may say to an entity.</summary>
    public static WireTable Commands { get; } = new("command", EntityFormat.Commands, SemaphoreFormat.Commands, LockSetFormat.Commands);

    /// <summary>What an entity may say to a gateway.</summary>
    public static WireTable Replies { get; } = new("answer", EntityFormat.Replies, SemaphoreFormat.Replies, LockSetFormat.Replies);

    /// <summary>What may lie in the journal.</summary>
    public static WireTable Facts { get; } = new("fact", EntityFormat.Facts, SemaphoreFormat.Facts, LockSetFormat.Facts);
}
