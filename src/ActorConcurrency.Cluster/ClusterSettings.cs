using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// What can be set about recipes across processes, the same on every node. Immutable. Defaults: the block <c>actor-concurrency.cluster</c>.
/// </summary>
public sealed record ClusterSettings
{
    private const string Block = "cluster";

    /// <summary>
    /// How long a node's holdings are kept without a word from it, as long as the cluster has not taken it out: 1 s or more. 30 s by default. A
    /// node speaks four times as often. Longer than the cluster takes to move a name from a node that has ended, or each such move loses all
    /// holdings. Key <c>session-ttl</c>.
    /// </summary>
    public TimeSpan SessionTtl { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// After how long without contact to a majority of the nodes, or after how long a pause of its process, a node counts all its holdings as lost:
    /// 100 ms or more. 4 s by default: less than the others take to find it gone (<c>acceptable-heartbeat-pause</c> and <c>stable-after</c>
    /// together), so that its holders know before anybody else gets in. Key <c>lost-after</c>.
    /// </summary>
    public TimeSpan LostAfter { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>After how long a request without an answer is sent again: 10 ms or more. 500 ms by default. Key <c>resend</c>.</summary>
    public TimeSpan Resend { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>As <see cref="Resend"/>, for a request that is known to wait in the line. 2 s by default. Key <c>resend-queued</c>.</summary>
    public TimeSpan ResendQueued { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long a handle waits for an answer that needs nothing to come free before it throws <see cref="OutcomeUnknownException"/>: 10 ms or more. 30 s
    /// by default: longer than a name takes to move. A wait to be granted something is not limited by it. Key <c>call-timeout</c>.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How old an answer may be that tells of the state and writes nothing ("not now", a snapshot): zero or more. 1 s by default. It
    /// may be an overtaken one's for that long: of a node that was frozen and does not know yet that it was replaced. With zero each costs a write, and is the latest. Key <c>read-age</c>.
    /// </summary>
    public TimeSpan ReadAge { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a name's actor may go on without having written: 1 s or more. 15 s by default. Then it cannot know whether another one has taken its
    /// place, and ends; the next request wakes it. Key <c>write-age</c>.
    /// </summary>
    public TimeSpan WriteAge { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long entries of the journal are kept that a snapshot has made superfluous: four times <see cref="WriteAge"/> or more, for they are what an
    /// overtaken actor's writes collide with. 1 min by default. Key <c>keep-entries</c>.
    /// </summary>
    public TimeSpan KeepEntries { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many entries of the journal lie between two snapshots: 10 or more. 1,000 by default. Key <c>snapshot-every</c>.</summary>
    public int SnapshotEvery { get; init; } = 1000;

    /// <summary>
    /// For how long a node may be in the majority of its cluster and yet get no answer for any name that is asked for, before it ends itself: 10 s or more, or
    /// null for never. 2 min by default. A cluster's region can be stuck for good, which only a new start mends; a database that cannot be reached has the same effect. Ending is the actor
    /// system's, and so its host's, and its process's: let a supervisor start it again. Key <c>give-up-after</c>.
    /// </summary>
    public TimeSpan? GiveUpAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many shards the names of a recipe are spread over: 1 to 1,000. 60 by default. The same on all nodes, for ever. Key <c>shards</c>.</summary>
    public int Shards { get; init; } = 60;

    /// <summary>The role of the nodes that have names; empty, the default: all nodes. Key <c>role</c>.</summary>
    public string Role { get; init; } = "";

    /// <summary>Reads the block of the system that <paramref name="factory"/> belongs to.</summary>
    /// <param name="factory">An actor system, or an actor's context.</param>
    /// <exception cref="Akka.Configuration.ConfigurationException">A value is out of range; the message names the key and the range.</exception>
    public static ClusterSettings Read(IActorRefFactory factory) => RecipeConfig.Of(factory).Read(Block, Read);

    internal ClusterSettings Checked()
    {
        RecipeBlock.InRange(Block, "session-ttl", SessionTtl, TimeSpan.FromSeconds(1));
        RecipeBlock.InRange(Block, "lost-after", LostAfter, TimeSpan.FromMilliseconds(100));
        RecipeBlock.InRange(Block, "resend", Resend, TimeSpan.FromMilliseconds(10));
        RecipeBlock.InRange(Block, "resend-queued", ResendQueued, Resend);
        RecipeBlock.InRange(Block, "call-timeout", CallTimeout, TimeSpan.FromMilliseconds(10));
        RecipeBlock.InRange(Block, "read-age", ReadAge, TimeSpan.Zero);
        RecipeBlock.InRange(Block, "write-age", WriteAge, TimeSpan.FromSeconds(1));
        RecipeBlock.InRange(Block, "keep-entries", KeepEntries, 4 * WriteAge);
        RecipeBlock.InRange(Block, "snapshot-every", SnapshotEvery, 10, int.MaxValue);
        if (GiveUpAfter is { } patience) RecipeBlock.InRange(Block, "give-up-after", patience, TimeSpan.FromSeconds(10));
        RecipeBlock.InRange(Block, "shards", Shards, 1, 1000);
        return this;
    }

    private static ClusterSettings Read(RecipeBlock block) => new ClusterSettings
    {
        SessionTtl = block.Time("session-ttl"),
        LostAfter = block.Time("lost-after"),
        Resend = block.Time("resend"),
        ResendQueued = block.Time("resend-queued"),
        CallTimeout = block.Time("call-timeout"),
        ReadAge = block.Time("read-age"),
        WriteAge = block.Time("write-age"),
        KeepEntries = block.Time("keep-entries"),
        SnapshotEvery = block.Int("snapshot-every", least: 10),
        GiveUpAfter = block.TimeOrOff("give-up-after"),
        Shards = block.Int("shards", least: 1),
        Role = block.Text("role"),
    }.Checked();
}
