using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Microsoft.Extensions.Time.Testing;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>An entity with its journal: lives that follow each other, and lives that are there at once.</summary>
public abstract class ClusterEntityTests(OneNode one)
{
    private static readonly SemaphoreMaking Two = new(Initial: 2, Maximum: 2, MaxWaiters: 10);

    private readonly TestKit _kit = new(one.Node.System);
    private readonly string _name = $"{one.NewName()}-{Guid.NewGuid():N}";
    private readonly FakeTimeProvider _time = new();
    private long _number;

    [Fact]
    public async Task What_was_granted_in_one_life_is_held_in_the_next()
    {
        var (ann, first) = (new Client(this, 1), Start());
        ann.Greet(first);
        var granted = ann.Ask<Granted>(first, id => new Acquire(id, 2));
        await EndAsync(first);

        var second = Start();
        var again = ann.Ask<Granted>(second, _ => new Acquire(granted.Id, 2));
        var refused = ann.Ask<Refused>(second, id => new Acquire(id, 1, Wait: false));

        Assert.Equal(granted, again);
        Assert.Equal(SemaphoreRefusal.NotNow, refused.Reason);
    }

    [Fact]
    public async Task Who_waits_in_one_life_is_next_in_the_next()
    {
        var (ann, bob, carol, first) = (new Client(this, 1), new Client(this, 2), new Client(this, 3), Start());
        foreach (var client in (Client[])[ann, bob, carol]) client.Greet(first);
        var annas = ann.Ask<Granted>(first, id => new Acquire(id, 2));
        var bobs = bob.Ask<Queued>(first, id => new Acquire(id, 1));
        var carols = carol.Ask<Queued>(first, id => new Acquire(id, 1));
        await EndAsync(first);

        var second = Start();
        ann.Settle(second, new Return(annas.Id));

        Assert.Equal((bobs.Id, 2L), GrantTo(bob));
        Assert.Equal((carols.Id, 3L), GrantTo(carol));
    }

    [Fact]
    public void A_life_that_was_overtaken_cannot_write_and_tells_nobody_anything()
    {
        var (ann, bob, old) = (new Client(this, 1), new Client(this, 2), Start());
        ann.Greet(old);
        bob.Greet(old);
        _kit.Watch(old);

        var young = Start();
        var granted = ann.Ask<Granted>(young, id => new Acquire(id, 2));
        bob.Tell(old, id => new Acquire(id, 2));

        _kit.ExpectTerminated(old, ActorConcurrency.Tests.Limit.Hang);
        Assert.Empty(bob.Heard<Granted>());
        Assert.Equal(granted, ann.Ask<Granted>(young, _ => new Acquire(granted.Id, 2)));
    }

    [Fact]
    public void A_life_that_has_not_written_for_long_ends_before_it_writes_what_nothing_may_collide_with_any_more()
    {
        var (ann, old) = (new Client(this, 1), Start());
        ann.Greet(old);
        _kit.Watch(old);
        _time.Advance(Settings.WriteAge + TimeSpan.FromTicks(1));

        ann.Tell(old, id => new Acquire(id, 1));

        _kit.ExpectTerminated(old, ActorConcurrency.Tests.Limit.Hang);
        Assert.Empty(ann.Heard<Granted>());
    }

    [Fact]
    public async Task Tokens_grow_over_lives_and_over_the_deletion_of_the_name()
    {
        var (ann, life) = (new Client(this, 1), Start());
        ann.Greet(life);
        var first = ann.Ask<Granted>(life, id => new Acquire(id, 1));
        ann.Settle(life, new Return(first.Id));
        var deleted = ann.Ask<Deleted>(life, id => new Delete(id));
        await EndAsync(life);

        life = Start();
        ann = new Client(this, 2);
        ann.Greet(life, new SemaphoreMaking(5, 5, 5));
        var second = ann.Ask<Granted>(life, id => new Acquire(id, 5));

        Assert.False(deleted.InUse);
        Assert.Equal(first.FencingToken + 1, second.FencingToken);
        await EndAsync(life);
    }

    [Fact]
    public void A_life_that_was_overtaken_before_the_deletion_of_its_name_cannot_write_after_it()
    {
        var (ann, bob, old) = (new Client(this, 1), new Client(this, 2), Start());
        ann.Greet(old);
        bob.Greet(old);
        _kit.Watch(old);
        var young = Start();
        Assert.False(ann.Ask<Deleted>(young, id => new Delete(id)).InUse);

        bob.Tell(old, id => new Acquire(id, 2));

        _kit.ExpectTerminated(old, ActorConcurrency.Tests.Limit.Hang);
        Assert.Empty(bob.Heard<Granted>());
        Assert.True(one.Store.Entries(_name) > 1);
    }

    [Fact]
    public async Task What_a_deleted_name_had_goes_after_a_while_and_what_is_written_below_it_then_does_no_harm()
    {
        // Its clock stands still: it is frozen for longer than it is let to write.
        var frozen = Start(new FakeTimeProvider());
        var (ann, bob) = (new Client(this, 1), new Client(this, 2));
        ann.Greet(frozen);
        bob.Greet(frozen);
        var life = Start();
        var first = ann.Ask<Granted>(life, id => new Acquire(id, 1));
        ann.Settle(life, new Return(first.Id));
        Assert.False(ann.Ask<Deleted>(life, id => new Delete(id)).InUse);
        // Its snapshot counts from when it is there: so the time goes on until it is old.
        await Eventually.Holds(
            () =>
            {
                _time.Advance(Settings.KeepEntries);
                return one.Store.Entries(_name) == 1;
            },
            "the entries have gone");
        await EndAsync(life);

        bob.Tell(frozen, id => new Acquire(id, 2));
        bob.Expect<Granted>();
        life = Start();
        var carol = new Client(this, 3);
        carol.Greet(life);

        Assert.Equal(first.FencingToken + 1, carol.Ask<Granted>(life, id => new Acquire(id, 2)).FencingToken);
        await EndAsync(life);
        life = Start();
        Assert.Equal(first.FencingToken + 1, Assert.Single(carol.Ask<Snapshot>(life, id => new GetSnapshot(id)).State.Holders).FencingToken);
        await EndAsync(life);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_write_that_takes_longer_than_it_may_is_told_to_nobody_be_it_a_deletion(bool isDeletion)
    {
        var (ann, life) = (new Client(this, 1), Start());
        ann.Greet(life);
        _kit.Watch(life);
        using (one.Store.Lock())
        {
            ann.Tell(life, id => isDeletion ? new Delete(id) : new Acquire(id, 1));
            // Behind it in the mailbox: then it is under way.
            await life.Ask<ActorIdentity>(new Identify(null), ActorConcurrency.Tests.Limit.Hang);
            _time.Advance(Settings.WriteAge + TimeSpan.FromTicks(1));
        }

        _kit.ExpectTerminated(life, ActorConcurrency.Tests.Limit.Hang);
        Assert.Empty(ann.Heard<Granted>());
        Assert.Empty(ann.Heard<Deleted>());
    }

    [Fact]
    public void A_life_whose_write_is_rejected_ends_and_tells_nobody()
    {
        var (ann, life) = (new Client(this, 1, new string('a', 3000)), Start());
        _kit.Watch(life);

        // The path of its gateway is too long for an entry.
        ann.Tell(life, _ => new Hello(Two));

        _kit.ExpectTerminated(life, ActorConcurrency.Tests.Limit.Hang);
        Assert.Empty(ann.Heard<Welcome>());
    }

    [Fact]
    public async Task Who_is_silent_is_gone_after_its_time_within_one_life_though_nobody_speaks()
    {
        using var listener = new FigureListener(_name);
        var (ann, life) = (new Client(this, 1), Start());
        ann.Greet(life);
        ann.Ask<Granted>(life, id => new Acquire(id, 2));
        var step = (Settings.WriteAge / 2) + TimeSpan.FromTicks(1);

        for (var silent = step; silent < Settings.SessionTtl; silent += step)
        {
            var entries = listener.Last("cluster.entries");
            _time.Advance(step);
            await Eventually.Holds(() => listener.Last("cluster.entries") > entries, "the life has said that it is still there");
            Assert.Equal(2, listener.Last("semaphore.held"));
        }

        _time.Advance(step);
        await Eventually.Holds(() => listener.Last("semaphore.held") == 0, "the silent one has lost what it held");
        Assert.Equal(1, listener.Last("cluster.lives"));
    }

    [Fact]
    public void A_name_that_somebody_uses_is_not_deleted()
    {
        var (ann, bob, life) = (new Client(this, 1), new Client(this, 2), Start());
        ann.Greet(life);
        bob.Greet(life);
        var granted = ann.Ask<Granted>(life, id => new Acquire(id, 1));

        Assert.True(bob.Ask<Deleted>(life, id => new Delete(id)).InUse);
        Assert.Equal(granted, ann.Ask<Granted>(life, _ => new Acquire(granted.Id, 1)));
    }

    [Fact]
    public async Task Snapshots_take_the_place_of_entries_and_a_life_made_from_one_is_the_same()
    {
        var (ann, life) = (new Client(this, 1), Start());
        ann.Greet(life);
        var held = ann.Ask<Granted>(life, id => new Acquire(id, 1));
        for (var round = 0; round < 5 * Settings.SnapshotEvery; round++)
        {
            var granted = ann.Ask<Granted>(life, id => new Acquire(id, 1));
            ann.Settle(life, new Return(granted.Id));
            if (round % Settings.SnapshotEvery == 0) _time.Advance(Settings.WriteAge / 2);
        }

        var before = ann.Ask<Snapshot>(life, id => new GetSnapshot(id)).State;
        await EndAsync(life);
        life = Start();
        var after = ann.Ask<Snapshot>(life, id => new GetSnapshot(id)).State;

        Assert.Equal(held.FencingToken, Assert.Single(before.Holders).FencingToken);
        Assert.Equal(before with { Holders = [] }, after with { Holders = [] });
        Assert.Equal(held, ann.Ask<Granted>(life, _ => new Acquire(held.Id, 1)));
    }

    [Fact]
    public void The_end_of_a_gateway_gives_back_what_its_node_holds()
    {
        var (ann, bob, life) = (new Client(this, 1), new Client(this, 2), Start());
        ann.Greet(life);
        bob.Greet(life);
        ann.Ask<Granted>(life, id => new Acquire(id, 2));
        var waiting = bob.Ask<Queued>(life, id => new Acquire(id, 1));

        ann.Die();

        Assert.Equal(waiting.Id, GrantTo(bob).Id);
    }

    private static ClusterSettings Settings { get; } = new() { SnapshotEvery = 10, WriteAge = TimeSpan.FromSeconds(10), KeepEntries = TimeSpan.FromSeconds(40) };

    private IActorRef Start(FakeTimeProvider? time = null) => one.Node.System.ActorOf(
        Props.Create(() => new ClusterEntity("semaphore", _name, () => new SemaphoreRecipe(), Settings, time ?? _time)));

    private async Task EndAsync(IActorRef life)
    {
        _kit.Watch(life);
        one.Node.System.Stop(life);
        await _kit.ExpectTerminatedAsync(life, ActorConcurrency.Tests.Limit.Hang);
    }

    private static (RequestId Id, long Token) GrantTo(Client client) =>
        client.Expect<Granted>() is var grant ? (grant.Id, grant.FencingToken) : default;

    private sealed class Client(ClusterEntityTests specs, long id, string? gateway = null)
    {
        private readonly TestProbe _probe = specs._kit.CreateTestProbe(gateway);

        public void Greet(IActorRef life, SemaphoreMaking? making = null)
        {
            Send(life, [], new Hello(making ?? Two));
            Expect<Welcome>();
        }

        public void Tell(IActorRef life, Func<RequestId, object> command) => Send(life, [], command(new(id, ++specs._number)));

        public TReply Ask<TReply>(IActorRef life, Func<RequestId, object> command)
        {
            Tell(life, command);
            return Expect<TReply>();
        }

        public void Settle(IActorRef life, object first)
        {
            Send(life, [first], null);
            Expect<Settled>();
        }

        public TReply Expect<TReply>() =>
            (TReply)_probe.FishForMessage<FromEntity>(message => message.Reply is TReply, ActorConcurrency.Tests.Limit.Hang).Reply;

        /// <summary>What it has heard by now, and not been told of.</summary>
        public List<TReply> Heard<TReply>()
        {
            List<TReply> heard = [];
            while (_probe.HasMessages)
                if (_probe.ReceiveOne() is FromEntity { Reply: TReply reply }) heard.Add(reply);
            return heard;
        }

        public void Die() => specs._kit.Sys.Stop(_probe.TestActor);

        private void Send(IActorRef life, System.Collections.Immutable.ImmutableArray<object> first, object? command) =>
            life.Tell(new ToEntity(specs._name, id, 0, first, command), _probe.TestActor);
    }
}

public sealed class ClusterEntityOnSqliteTests(OneNode one) : ClusterEntityTests(one), IClassFixture<OneNode>;

[OnPostgres]
public sealed class ClusterEntityOnPostgresTests(OneNodeOnPostgres one) : ClusterEntityTests(one), IClassFixture<OneNodeOnPostgres>;
