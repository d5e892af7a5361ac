using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency.Tests;

/// <summary>What a put that waits does when it is asked back, seen through a work queue's handle. The actor behind it says only what the test says.</summary>
public sealed class OffersTests : IClassFixture<Actors>
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(5);
    private readonly FakeTimeProvider _time = new();
    private readonly ManualActor _actor;
    private readonly ActorWorkQueue<string> _queue;

    public OffersTests(Actors actors)
    {
        _actor = new ManualActor(actors.System);
        _queue = ActorWorkQueue<string>.Attach(_actor, new WorkQueueSettings { CallTimeout = CallTimeout }, _time);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_time_is_up_and_the_answer_that_it_was_not_taken_is_waited_for_no_longer_than_the_call_timeout()
    {
        var putting = _queue.TryPutAsync("a", TimeSpan.FromMinutes(1)).AsTask();

        _time.Advance(TimeSpan.FromMinutes(1));
        _time.Advance(CallTimeout - TimeSpan.FromTicks(1));
        Assert.False(putting.IsCompleted);

        _time.Advance(TimeSpan.FromTicks(1));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => putting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancelled_put_waits_for_the_answer_no_longer_than_the_call_timeout()
    {
        using var cancellation = new CancellationTokenSource();
        var putting = _queue.PutAsync("a", cancellationToken: cancellation.Token).AsTask();
        _time.Advance(TimeSpan.FromDays(20));
        Assert.False(putting.IsCompleted);

        await cancellation.CancelAsync();
        Assert.False(putting.IsCompleted);
        _time.Advance(CallTimeout);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => putting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_answer_to_a_cancelled_put_ends_the_wait_for_it()
    {
        using var cancellation = new CancellationTokenSource();
        var putting = _queue.PutAsync("a", cancellationToken: cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        var (put, sender) = _actor.Take();
        var id = ((Put<string>)put).Id;
        Assert.Equal(new Withdraw(id), _actor.Take().Message);

        sender.Tell(new Refused(id, WorkQueueRefusal.Withdrawn), _actor);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => putting);
        _time.Advance(CallTimeout);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_put_in_flight_when_its_guest_leaves_ends_as_stopped_with_the_actors_end()
    {
        var putting = _queue.PutAsync("a").AsTask();

        await _queue.DisposeAsync();
        _actor.Die();

        await Assert.ThrowsAsync<StoppedException>(() => putting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_actor_forgets_a_guest_that_left_when_its_last_put_is_answered()
    {
        var putting = _queue.PutAsync("a").AsTask();
        var (put, sender) = _actor.Take();
        await _queue.DisposeAsync();
        Assert.Equal(1, _actor.Watchers);

        sender.Tell(new Refused(((Put<string>)put).Id, WorkQueueRefusal.Withdrawn), _actor);

        await Assert.ThrowsAsync<StoppedException>(() => putting);
        Assert.Equal(0, _actor.Watchers);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_actor_forgets_a_guest_at_once_that_leaves_nothing_in_flight()
    {
        var getting = _queue.GetAsync().AsTask();

        await _queue.DisposeAsync();

        Assert.Equal(0, _actor.Watchers);
        await Assert.ThrowsAsync<StoppedException>(() => getting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_that_was_not_answered_says_that_it_took_nothing()
    {
        var trying = _queue.TryGetAsync(TimeSpan.Zero).AsTask();

        _time.Advance(CallTimeout);

        Assert.Contains("nothing stays taken", (await Assert.ThrowsAsync<OutcomeUnknownException>(() => trying)).Message);
    }
}
