using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>What a node has to do with a name, step by step, on a clock that the spec sets.</summary>
public sealed class LinkTests
{
    private static readonly ClusterSettings Settings = new();
    private static readonly TimeSpan Ttl = TimeSpan.FromSeconds(20);

    private readonly List<ClusterGrant> _back = [];
    private readonly Link _link;
    private long _clients;
    private TimeSpan _now;

    public LinkTests() => _link = new("name", new SemaphoreMaking(1, 1, 1), Settings, () => ++_clients, _back.Add) { Withdrawal = static id => new Withdraw(id) };

    [Fact]
    public void A_first_request_waits_for_the_welcome()
    {
        var call = Acquire();

        Assert.IsType<Hello>(Assert.Single(_link.Take()).Command);
        Say(new Welcome(Ttl));

        Assert.Equal(new Acquire(new(1, call.Number), 1), Assert.Single(_link.Take()).Command);
    }

    [Fact]
    public void Whatever_is_not_answered_is_sent_again()
    {
        var call = Acquire();
        _link.Take();
        After(Settings.Resend);
        Assert.IsType<Hello>(Assert.Single(_link.Take()).Command);
        Say(new Welcome(Ttl));
        _link.Take();

        After(Settings.Resend);
        Assert.IsType<Acquire>(Assert.Single(_link.Take()).Command);
        Say(new Queued(IdOf(call)));
        After(Settings.Resend);
        Assert.Empty(_link.Take());
        After(Settings.ResendQueued);
        Assert.Contains(_link.Take(), message => message.Command is Acquire);
    }

    [Fact]
    public void It_counts_what_has_no_answer_what_is_held_and_what_was_lost()
    {
        var (held, queued) = (Welcomed(Acquire()), Acquire());
        Assert.Equal((2, 0, 0L), (_link.Unanswered, _link.Held, _link.Lost));

        Say(new Granted(IdOf(held), 1, 1));
        Say(new Queued(IdOf(queued)));
        Assert.Equal((0, 1, 0L), (_link.Unanswered, _link.Held, _link.Lost));

        Say(Unknown.Instance);
        Assert.Equal((1, 0, 1L), (_link.Unanswered, _link.Held, _link.Lost));
    }

    [Fact]
    public void What_waits_is_asked_again_at_once_when_a_new_life_answers()
    {
        var call = Welcomed(Acquire());
        Say(new Queued(IdOf(call)));
        _link.Take();

        Say(new Beaten(0), life: 2);

        Assert.IsType<Acquire>(Assert.Single(_link.Take()).Command);
    }

    [Fact]
    public void A_grant_that_nobody_waits_for_any_more_goes_back()
    {
        var call = Welcomed(Acquire());
        call.TryEnd((ClusterPermit?)null);
        Say(new Granted(IdOf(call), 1, 7));

        Assert.Equal(new Withdraw(IdOf(call)), Assert.Single(Assert.Single(_link.Take()).First));
    }

    [Fact]
    public void A_grant_that_comes_twice_is_one()
    {
        var call = Welcomed(Acquire());
        Say(new Granted(IdOf(call), 1, 7));
        Say(new Granted(IdOf(call), 1, 7));

        Assert.Equal(1, _link.Held);
        Assert.Empty(_link.Take());
    }

    [Fact]
    public void What_was_given_back_goes_with_every_message_until_it_is_settled()
    {
        var held = Granted();
        held.Dispose();
        _link.Return(Assert.Single(_back), static id => new Return(id), _now);
        Assert.Equal(new Return(_back[0].Id), Assert.Single(Assert.Single(_link.Take()).First));

        Acquire();
        Assert.Equal(new Return(_back[0].Id), Assert.Single(Assert.Single(_link.Take()).First));
        Say(new Settled([_back[0].Id]));
        Acquire();

        Assert.Empty(Assert.Single(_link.Take()).First);
    }

    [Fact]
    public void The_floor_stays_below_whatever_is_not_settled()
    {
        var first = Welcomed(Acquire());
        var second = Acquire();
        Assert.Equal(first.Number, _link.Take()[^1].Floor);

        Say(new Granted(IdOf(first), 1, 7));
        Acquire();

        Assert.Equal(second.Number, Assert.Single(_link.Take()).Floor);
    }

    [Fact]
    public void A_holder_loses_before_the_entity_would_take_back()
    {
        var permit = Granted();

        After(Ttl - _link.Margin - TimeSpan.FromTicks(1));
        Assert.False(permit.Lost.IsCancellationRequested);
        After(TimeSpan.FromTicks(1));

        Assert.True(permit.Lost.IsCancellationRequested);
        Assert.Contains(_link.Take(), message => message is { Command: Bye, Client: 1 });
    }

    [Fact]
    public void An_answered_beat_counts_from_when_it_was_sent_less_the_age_of_the_answer()
    {
        var permit = Granted();
        After(Ttl / 2);
        var beat = Assert.IsType<Beat>(_link.Take()[^1].Command);
        var (sent, age) = (_now, TimeSpan.FromSeconds(1));
        After(TimeSpan.FromSeconds(3));
        Say(new Beaten(beat.Sequence), age);

        After(sent - age + Ttl - _link.Margin - TimeSpan.FromTicks(1) - _now);
        Assert.False(permit.Lost.IsCancellationRequested);
        After(TimeSpan.FromTicks(1));

        Assert.True(permit.Lost.IsCancellationRequested);
    }

    [Fact]
    public void Whom_the_entity_does_not_know_has_lost_what_it_held_and_asks_anew_under_another_number()
    {
        var permit = Granted();
        var waiting = Acquire();
        _link.Take();

        Say(Unknown.Instance);
        Assert.True(permit.Lost.IsCancellationRequested);
        Assert.False(waiting.IsDecided);
        Assert.Contains(_link.Take(), message => message is { Command: Hello, Client: 2 });
        Say(new Welcome(Ttl), client: 2);

        Assert.Equal(2, Assert.IsType<Acquire>(Assert.Single(_link.Take()).Command).Id.Client);
    }

    [Fact]
    public async Task What_cannot_be_asked_twice_is_unknown_once_its_node_was_cut_off()
    {
        var once = new ClusterCall<int>(static (id, _) => new Drain(id), static (_, _, _) => 0);
        Welcomed(Acquire());
        _link.Ask(once, _now);

        _link.Lose(_now);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => once.Result);
    }

    [Fact]
    public void What_was_not_sent_yet_is_asked_anew_and_not_unknown()
    {
        var once = new ClusterCall<int>(static (id, _) => new Drain(id), static (_, _, _) => 0);
        _link.Ask(once, _now);

        _link.Lose(_now);
        _link.Take();
        Say(new Welcome(Ttl), client: 2);

        Assert.False(once.IsDecided);
        Assert.IsType<Drain>(Assert.Single(_link.Take()).Command);
    }

    [Fact]
    public void What_did_not_go_with_a_message_because_there_was_too_much_goes_when_some_is_settled()
    {
        Welcomed(Acquire());
        for (var session = 0; session < 150; session++) _link.Open(new(static id => new OpenSession(id, "ann")), _now);
        var sent = _link.Take()[^1].First;

        Say(new Settled([.. sent.Cast<OpenSession>().Select(open => open.Session)]));

        Assert.Equal((100, 50), (sent.Length, Assert.Single(_link.Take()).First.Length));
    }

    [Fact]
    public void A_request_goes_before_no_return_however_many_there_are()
    {
        var held = Enumerable.Range(0, 250).Select(_ => Granted()).ToArray();
        foreach (var permit in held) permit.Dispose();
        foreach (var grant in _back) _link.Return(grant, static id => new Return(id), _now);
        _link.Take();
        var (first, second) = (Acquire(), Acquire());

        var back = new HashSet<RequestId>();
        var messages = new Queue<ToEntity>(_link.Take());
        Assert.Empty(messages);
        After(Settings.Resend);
        foreach (var message in _link.Take()) messages.Enqueue(message);
        List<RequestId> asked = [];
        while (messages.TryDequeue(out var message))
        {
            Assert.InRange(message.First.Length, 0, 100);
            back.UnionWith(message.First.Cast<Return>().Select(given => given.Id));
            if (message.Command is Acquire acquire)
            {
                Assert.Equal(250, back.Count);
                asked.Add(acquire.Id);
            }

            Say(new Settled([.. message.First.Cast<Return>().Select(given => given.Id)]));
            foreach (var next in _link.Take()) messages.Enqueue(next);
        }

        Assert.Equal([IdOf(first), IdOf(second)], asked);
    }

    [Fact]
    public void Returns_that_would_not_go_with_a_message_cause_none()
    {
        foreach (var permit in Enumerable.Range(0, 250).Select(_ => Granted()).ToArray()) permit.Dispose();
        _link.Take();

        foreach (var grant in _back) _link.Return(grant, static id => new Return(id), _now);
        var sent = _link.Take();
        foreach (var message in sent) Say(new Settled([.. message.First.Cast<Return>().Select(given => given.Id)]));

        // One for each of the first hundred; and then some that are half full at least.
        Assert.Equal(100, sent.Length);
        Assert.InRange(_link.Take().Length, 1, 3);
    }

    [Fact]
    public async Task What_waited_behind_too_many_returns_is_asked_anew_after_a_loss_and_not_unknown()
    {
        foreach (var permit in Enumerable.Range(0, 150).Select(_ => Granted()).ToArray()) permit.Dispose();
        foreach (var grant in _back) _link.Return(grant, static id => new Return(id), _now);
        var (waiting, givenUp) = (new ClusterCall<int>(static (id, _) => new Drain(id), static (_, _, _) => 0), Acquire());
        _link.Ask(waiting, _now);
        _link.GiveUp(givenUp, _now);

        _link.Lose(_now);
        _link.Take();
        Say(new Welcome(Ttl), client: 2);

        var message = Assert.Single(_link.Take());
        Assert.IsType<Drain>(message.Command);
        Assert.Empty(message.First);
        _link.Lose(_now);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => waiting.Result);
    }

    [Fact]
    public void Who_was_welcomed_late_asks_only_when_it_has_time_to_hold_something()
    {
        Acquire();
        After(Ttl - TimeSpan.FromSeconds(1));
        _link.Take();

        Say(new Welcome(Ttl));
        var beat = Assert.IsType<Beat>(Assert.Single(_link.Take()).Command);
        var sent = _now;
        After(TimeSpan.FromSeconds(2));
        Assert.DoesNotContain(_link.Take(), message => message.Command is SemaphoreProtocol.Acquire or Bye);
        Say(new Beaten(beat.Sequence));
        var acquire = Assert.IsType<Acquire>(Assert.Single(_link.Take()).Command);
        Say(new Granted(acquire.Id, 1, 7));

        After(sent + Ttl - _link.Margin - TimeSpan.FromTicks(1) - _now);
        Assert.Equal((1, 0L), (_link.Held, _link.Lost));
        After(TimeSpan.FromTicks(1));
        Assert.Equal((0, 1L), (_link.Held, _link.Lost));
    }

    [Fact]
    public async Task Who_has_deleted_the_name_is_away_without_a_word()
    {
        var delete = new ClusterCall<bool>(static (id, _) => new Delete(id), static (reply, _, _) => reply is Deleted { InUse: false }) { IsRead = true };
        _link.Ask(delete, _now);
        Say(new Welcome(Ttl));
        _link.Take();

        Say(new Deleted(IdOf(delete), InUse: false));

        Assert.True(await delete.Result);
        Assert.Empty(_link.Take());
        Assert.True(_link.IsAway);
        Acquire();
        Assert.Contains(_link.Take(), message => message is { Command: Hello, Client: 2 });
    }

    [Fact]
    public void A_session_is_opened_before_whatever_is_asked_in_it_and_again_after_a_loss()
    {
        var session = new ClusterSession(static id => new OpenSession(id, "ann"));
        _link.Open(session, _now);
        Acquire(session);
        Say(new Welcome(Ttl));
        var message = _link.Take()[^1];

        Assert.Equal(new OpenSession(new(1, session.Number), "ann"), Assert.Single(message.First));
        Assert.Equal(new RequestId(1, session.Number), Assert.IsType<Acquire>(message.Command).Session);
        Say(new Settled([new(1, session.Number)]));
        Say(Unknown.Instance);
        Say(new Welcome(Ttl), client: 2);

        Assert.Equal(new OpenSession(new(2, session.Number), "ann"), Assert.Single(_link.Take()[^1].First));
    }

    [Fact]
    public async Task The_end_of_a_session_is_told_to_its_holders_and_waiters_first()
    {
        var session = new ClusterSession(static id => new OpenSession(id, "ann"));
        _link.Open(session, _now);
        var first = Acquire(session);
        Say(new Welcome(Ttl));
        Say(new Granted(IdOf(first), 1, 7));
        var waiting = Acquire(session);

        _link.Close(session, new ClusterCall<int>(static (id, owner) => new CloseSession(id, owner!.Value), static (_, _, _) => 0) { Session = session, IsRead = true }, _now);

        Assert.True((await first.Result)!.Lost.IsCancellationRequested);
        await Assert.ThrowsAsync<StoppedException>(() => waiting.Result);
        Assert.Equal(new CloseSession(new(1, waiting.Number + 1), new(1, session.Number)), _link.Take()[^1].Command);
    }

    [Fact]
    public void Who_has_nothing_to_do_says_goodbye_after_a_while_and_is_away()
    {
        var permit = Granted();
        permit.Dispose();
        _link.Return(Assert.Single(_back), static id => new Return(id), _now);
        Say(new Settled([_back[0].Id]));
        _link.Take();
        After(TimeSpan.Zero);
        Assert.False(_link.IsAway);

        After(Ttl / 2);

        Assert.IsType<Bye>(_link.Take()[^1].Command);
        Assert.True(_link.IsAway);
    }

    private ClusterCall<ClusterPermit?> Acquire(ClusterSession? session = null)
    {
        var call = new ClusterCall<ClusterPermit?>(
            static (id, owner) => new Acquire(id, 1, Wait: true, owner),
            static (reply, grant, _) => reply is Granted granted ? new(grant!, granted.Permits) : null) { Session = session, IsAcquisition = true };
        _link.Ask(call, _now);
        return call;
    }

    private ClusterCall<ClusterPermit?> Welcomed(ClusterCall<ClusterPermit?> call)
    {
        Say(new Welcome(Ttl));
        _link.Take();
        return call;
    }

    private ClusterPermit Granted()
    {
        var call = Welcomed(Acquire());
        Say(new Granted(IdOf(call), 1, 7));
        return call.Result.GetAwaiter().GetResult()!;
    }

    private RequestId IdOf(ClusterCall call) => new(_link.Client, call.Number);

    private void After(TimeSpan time) => _link.Tick(_now += time);

    private void Say(object reply, TimeSpan age = default, long life = 1, long client = 1) => _link.OnReply(new FromEntity(client, life, age, reply), _now);
}
