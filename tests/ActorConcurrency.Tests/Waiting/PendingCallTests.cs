using Akka.Actor;
using static ActorConcurrency.CounterProtocol;

namespace ActorConcurrency.Tests;

/// <summary>What a call costs. The messages here are delivered by the test, so everything is on one thread and every byte is counted.</summary>
public sealed class PendingCallTests : IClassFixture<Actors>
{
    private const int Calls = 10_000;

    // The request and its answer: 16 bytes of header, 16 of id and 8 of value each.
    private const int BothMessages = 80;

    private readonly ManualActor _actor;
    private readonly ActorCounter _counter;

    public PendingCallTests(Actors actors)
    {
        _actor = new ManualActor(actors.System);
        _counter = ActorCounter.Attach(_actor);
    }

    [Fact]
    public void A_call_allocates_its_messages_and_nothing_else() => AssertCost(CancellationToken.None);

    [Fact]
    public void A_call_with_a_token_costs_no_more_and_leaves_nothing_behind()
    {
        using var cancellation = new CancellationTokenSource();

        AssertCost(cancellation.Token);
    }

    [Fact]
    public void To_wait_for_a_call_allocates_nothing()
    {
        Action goOn = () => { };
        var allocated = 0L;
        for (var call = 0; call < Calls; call++)
        {
            allocated += WaitFor(_counter.AddAndGetAsync(1), goOn);
            Answer();
        }

        Assert.InRange(allocated / Calls, 0, 8);
    }

    [Fact]
    public void A_result_that_nobody_takes_keeps_nothing_in_flight()
    {
        var gateway = Gateway.Open(_actor, "counter", Timeout.InfiniteTimeSpan, time: null);
        var calls = new Calls<IReply>(gateway, Read);

        for (var call = 0; call < 100; call++)
        {
            _ = calls.Ask(Request, 1, timeout: null, CancellationToken.None);
            Assert.Equal(1, gateway.CountInFlight);
            Answer();
            Assert.Equal(0, gateway.CountInFlight);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_answer_that_comes_while_its_request_is_told_is_there_at_once()
    {
        for (var value = 1; value < 4; value++)
        {
            _actor.HandleNext = (request, sender) => Answer(request, sender, value);

            var answered = _counter.AddAndGetAsync(1);
            var later = _counter.AddAndGetAsync(1);

            Assert.True(answered.IsCompletedSuccessfully);
            Assert.Equal(value, await answered);
            Assert.False(later.IsCompleted);
            Answer();
            Assert.Equal(0, await later);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_answer_that_comes_from_another_thread_while_its_request_is_told_is_there_as_well()
    {
        _actor.HandleNext = (request, sender) =>
        {
            var other = new Thread(() => Answer(request, sender, 7));
            other.Start();
            other.Join();
        };

        var answered = _counter.AddAndGetAsync(1);

        Assert.Equal(7, await answered);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_second_answer_and_the_actors_end_change_nothing_about_the_first()
    {
        _actor.HandleNext = (request, sender) =>
        {
            Answer(request, sender, 1);
            Answer(request, sender, 2);
            _actor.Die();
        };

        Assert.Equal(1, await _counter.AddAndGetAsync(1));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_refusal_that_comes_while_its_request_is_told_is_thrown()
    {
        _actor.HandleNext = (request, sender) => sender.Tell(new Overflowed(((AddAndGet)request).Id, 0), _actor);

        var refused = _counter.AddAndGetAsync(1);

        await Assert.ThrowsAsync<OverflowException>(async () => await refused);
    }

    [Fact]
    public void A_refusal_that_nobody_takes_keeps_nothing_in_flight()
    {
        var gateway = Gateway.Open(_actor, "counter", Timeout.InfiniteTimeSpan, time: null);
        var calls = new Calls<IReply>(gateway, Read);

        for (var call = 0; call < 100; call++)
        {
            _actor.HandleNext = (request, sender) => sender.Tell(new Overflowed(((AddAndGet)request).Id, 0), _actor);
            _ = calls.Ask(Request, 1, timeout: null, CancellationToken.None);
            _ = calls.Ask(Request, 1, timeout: null, new CancellationToken(canceled: true));
            Assert.Equal(0, gateway.CountInFlight);
        }
    }

    [Fact]
    public void A_refusal_that_is_taken_leaves_no_spare_call_behind()
    {
        var calls = new Calls<IReply>(Gateway.Open(_actor, "counter", Timeout.InfiniteTimeSpan, time: null), Read);
        var refused = calls.Begin(Request, 1, timeout: null, new CancellationToken(canceled: true));
        Assert.Throws<OperationCanceledException>(() => refused.GetResult(refused.Version));

        var next = calls.Begin(Request, 1, timeout: null, CancellationToken.None);

        Assert.NotSame(refused, next);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_actor_forgets_a_guest_that_leaves_after_or_while_an_answer_comes_at_once()
    {
        _actor.HandleNext = (request, sender) => Answer(request, sender, 1);
        await _counter.AddAndGetAsync(1);
        Assert.Equal(1, _actor.Watchers);
        _actor.HandleNext = (request, sender) =>
        {
            _ = _counter.DisposeAsync();
            Assert.Equal(1, _actor.Watchers);
            Answer(request, sender, 2);
        };

        Assert.Equal(2, await _counter.AddAndGetAsync(1));

        Assert.Equal(0, _actor.Watchers);
    }

    private static AddAndGet Request(RequestId id, int delta) => new(id, delta);

    private static Exception? Read(IReply reply, out IReply result)
    {
        result = reply;
        return null;
    }

    // Without the test's own context, to which the continuation would have to be brought.
    private static long WaitFor(ValueTask<long> call, Action goOn)
    {
        var awaiter = call.ConfigureAwait(false).GetAwaiter();
        var before = GC.GetAllocatedBytesForCurrentThread();
        awaiter.UnsafeOnCompleted(goOn);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private void AssertCost(CancellationToken token)
    {
        Call(token, Calls);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Call(token, Calls);

        // A collection in between may charge this thread for a buffer that it has not used up; one object more per call is far more.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Calls, 0, BothMessages + 8);
    }

    private void Call(CancellationToken token, int calls)
    {
        for (var call = 0; call < calls; call++)
        {
            var pending = _counter.AddAndGetAsync(1, token);
            Answer();
            pending.GetAwaiter().GetResult();
        }
    }

    private long Answer()
    {
        var (message, sender) = _actor.Take();
        return Answer(message, sender, 0);
    }

    private long Answer(object message, IActorRef sender, long value)
    {
        var request = (AddAndGet)message;
        sender.Tell(new Value(request.Id, value), _actor);
        return request.Id.Number;
    }
}
