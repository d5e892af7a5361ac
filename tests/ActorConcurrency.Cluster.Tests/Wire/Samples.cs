using System.Collections.Immutable;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>One or more of everything that clustered recipes send or store, with no value that would be there anyway.</summary>
internal static class Samples
{
    private static readonly RequestId Id = new(long.MinValue, long.MaxValue);
    private static readonly RequestId Session = new(-2, -3);
    private static readonly RequestId Run = new(0x0123456789ABCDEF, 4);
    private static readonly TimeSpan Age = TimeSpan.FromTicks(1234567);
    private static readonly SemaphoreMaking SemaphoreMade = new(1, int.MaxValue, 2);
    private static readonly LockSetMaking LockSetMade = new(Ordered: true, 3);
    private static readonly LockSetProtocol.Acquire Locks = new(Id, ["a", "ö"], Wait: false, Session, [Run, Session], Run);
    private static readonly LockSetProtocol.Granted Lent = new(Id, ["a", "ö"], 5);

    public static ImmutableArray<object> Commands { get; } =
    [
        new Hello(SemaphoreMade), new Hello(LockSetMade), Bye.Instance, new Beat(6), new Delete(Id),
        new SemaphoreProtocol.Acquire(Id, int.MaxValue), new SemaphoreProtocol.Acquire(Id, int.MinValue, Wait: false, Session),
        new SemaphoreProtocol.Withdraw(Id), new SemaphoreProtocol.Return(Id), new SemaphoreProtocol.Release(Id, 7), new SemaphoreProtocol.Drain(Id),
        new SemaphoreProtocol.ChangeMaximum(Id, 8), new SemaphoreProtocol.OpenSession(Session, "label"), new SemaphoreProtocol.CloseSession(Id, Session),
        new SemaphoreProtocol.GetSnapshot(Id),
        Locks, new LockSetProtocol.Acquire(Id, ["one"]), new LockSetProtocol.Withdraw(Id), new LockSetProtocol.Return(Id),
        new LockSetProtocol.OpenSession(Session, "Etikett ✓"), new LockSetProtocol.CloseSession(Id, Session), new LockSetProtocol.GetSnapshot(Id),
    ];

    public static ImmutableArray<object> Replies { get; } =
    [
        new Welcome(Age), Unknown.Instance, new Beaten(9), new Queued(Id), new Settled([Id, Session]), new Deleted(Id, InUse: true),
        new SemaphoreProtocol.Granted(Id, 10, long.MaxValue), new SemaphoreProtocol.Refused(Id, SemaphoreRefusal.TooManyWaiters, 11),
        new SemaphoreProtocol.Released(Id), new SemaphoreProtocol.Drained(Id, 12), new SemaphoreProtocol.Lost(Id), new SemaphoreProtocol.MaximumChanged(Id),
        new SemaphoreProtocol.SessionClosed(Id, 13),
        new SemaphoreProtocol.Snapshot(Id, new(14, 15, 16, 17, 18, 19, 20, 21, 22, [new("waiter", 23, Age)])
        {
            Removed = 24, Holders = [new("", 25, 26, Age), new("holder", 27, 28, Age)], MoreHolders = 29, MoreWaiters = 30,
        }),
        Lent, new LockSetProtocol.Refused(Id, LockSetRefusal.OutOfOrder, "wanted", "held", 31),
        new LockSetProtocol.Deadlocked(Id, [new("one", "a", "two"), new("two", "b", "one")]), new LockSetProtocol.Lost(Id), new LockSetProtocol.SessionClosed(Id, 32),
        new LockSetProtocol.Snapshot(Id, new(33, 34, 35, [new("holder", ["a", "b"], 36, Age)], [new("waiter", ["c"], Age)]) { MoreHolders = 37, MoreWaiters = 38 }),
    ];

    public static ImmutableArray<object> Facts { get; } =
    [
        new EntityFact.Incarnated(39), EntityFact.Fenced.Instance, new EntityFact.ClientOpened(-40, "akka.tcp://app@host:4053/user/gateway#41"),
        new EntityFact.ClientClosed(42), new EntityFact.Settled(-43, 44), new EntityFact.Finished(Id, new SemaphoreProtocol.Drained(Id, 45)),
        new EntityFact.Finished(Id, null), new EntityFact.Erased(46),
        new SemaphoreFact.Created(47, 48, 49, 50), new SemaphoreFact.Queued(Id, 51, Session), new SemaphoreFact.Queued(Id, 52, null),
        new SemaphoreFact.Granted(Id, 53, 54, Session), new SemaphoreFact.Returned(Id), new SemaphoreFact.Withdrawn(Id), new SemaphoreFact.Reclaimed(Id),
        new SemaphoreFact.Released(55), new SemaphoreFact.Drained(56), new SemaphoreFact.MaximumChanged(57), new SemaphoreFact.SessionOpened(Session, "label"),
        new SemaphoreFact.SessionClosed(Session),
        new LockSetFact.Created(Ordered: true, 58, 59), new LockSetFact.Queued(Locks, Run), new LockSetFact.Granted(Lent, Session, Run),
        new LockSetFact.Returned(Id), new LockSetFact.Withdrawn(Id), new LockSetFact.Reclaimed(Id), new LockSetFact.SessionOpened(Session, "label"),
        new LockSetFact.SessionClosed(Session),
    ];

    public static ImmutableArray<object> Images { get; } =
    [
        new SemaphoreImage(60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, [new(Session, "label")], [new(Id, 71, 72, Session, Age)], [new(Id, 73, null, Age), new(Id, 74, Session, Age)]),
        new LockSetImage(
            new(Ordered: true, 75, 76), 77, 78, 79, [new(Session, "label")], [new(new(Lent, Session, Run), Age)],
            [new(new(Locks, Run), Age), new(new(new(Id, ["one"]), null), Age)]),
    ];

    /// <summary>All of that as it goes out, each with a name.</summary>
    public static ImmutableArray<(string Name, object Whole)> Wholes { get; } =
    [
        .. Named("command", Commands, command => new ToEntity("näme", -80, 81, [], command)),
        ("first", new ToEntity("name", 82, 83, [.. Commands.OfType<SemaphoreProtocol.OpenSession>(), new SemaphoreProtocol.Return(Id)], null)),
        .. Named("answer", Replies, reply => new FromEntity(-84, 85, Age, reply)),
        .. Named("fact", Facts, fact => new Entry(new(2026, 1, 2, 3, 4, 5, 6, TimeSpan.Zero), [fact])),
        ("entry", new Entry(DateTimeOffset.UnixEpoch, Facts)),
        .. Named("image", Images, image => new EntityImage(
            86, 94, [new(-87, "gateway", 88, [89, 91, 95, 95], [.. Facts.OfType<EntityFact.Finished>()]), new(92, "", 93, [], [])], [96], image)),
        ("erased", new EntityImage(97, 98, [], [], null)),
    ];

    private static IEnumerable<(string Name, object Whole)> Named(string kind, ImmutableArray<object> parts, Func<object, object> wrap) =>
        parts.GroupBy(part => part.GetType()).SelectMany(same => same.Select((part, at) => ($"{kind} {same.Key.FullName!.Split('.')[^1]} {at + 1}", wrap(part))));
}
