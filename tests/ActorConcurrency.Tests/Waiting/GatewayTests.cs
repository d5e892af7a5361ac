using Akka.Actor;
using Akka.TestKit.Xunit2;
using static ActorConcurrency.CounterProtocol;

namespace ActorConcurrency.Tests;

/// <summary>What every handle does about answers, ends and timeouts, seen through a counter's. The actor behind it answers only when the test says so.</summary>
public sealed class GatewayTests : TestKit
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);
    private readonly FakeTimeProvider _time = new();
    private readonly IActorRef _silent;
    private readonly ActorCounter _counter;

    public GatewayTests() : base(Actors.Quiet)
    {
        _silent = Sys.ActorOf(SilentActor.Props(TestActor));
        _counter = ActorCounter.Attach(_silent, new CounterSettings { CallTimeout = CallTimeout }, _time);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Answers_find_their_calls_in_any_order()
    {
        var calls = Enumerable.Range(0, 100).Select(_ => _counter.ValueAsync().AsTask()).ToArray();
        var requests = calls.Select(_ => ExpectMsg<GetValue>()).ToArray();

        for (var index = requests.Length - 1; index >= 0; index--) LastSender.Tell(new Value(requests[index].Id, index));

        Assert.Equal(Enumerable.Range(0, 100).Select(index => (long)index), await Task.WhenAll(calls));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_in_flight_when_the_actor_ends_has_an_unknown_outcome_and_a_later_one_is_refused()
    {
        var call = _counter.ValueAsync().AsTask();
        ExpectMsg<GetValue>();

        Sys.Stop(_silent);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => call);
        await Assert.ThrowsAsync<StoppedException>(async () => await _counter.ValueAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task However_the_actors_end_meets_calls_no_call_is_left_waiting()
    {
        for (var round = 0; round < 50; round++)
        {
            await using var counter = ActorCounter.Start(Sys);
            var spin = round * 40;

            var callers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => CallUntilStoppedAsync(counter))).ToArray();
            Thread.SpinWait(spin);
            counter.Actor.Tell(round % 2 == 0 ? Kill.Instance : PoisonPill.Instance);

            await Task.WhenAll(callers);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_handle_to_an_actor_that_had_ended_already_says_so()
    {
        Watch(_silent);
        Sys.Stop(_silent);
        ExpectTerminated(_silent);
        var late = ActorCounter.Attach(_silent);

        // Until Akka has confirmed the end, a call may still be sent into the void.
        var error = await Record.ExceptionAsync(async () => await late.ValueAsync());
        Assert.True(error is StoppedException or OutcomeUnknownException);
        await Assert.ThrowsAsync<StoppedException>(async () => await late.ValueAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_without_an_answer_ends_after_the_call_timeout_and_not_before()
    {
        var call = _counter.ValueAsync().AsTask();

        _time.Advance(CallTimeout - TimeSpan.FromMilliseconds(1));
        Assert.False(call.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => call);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Each_call_has_its_own_deadline()
    {
        var early = _counter.ValueAsync().AsTask();
        _time.Advance(CallTimeout / 2);
        var late = _counter.ValueAsync().AsTask();

        _time.Advance(CallTimeout / 2);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => early);
        Assert.False(late.IsCompleted);
        _time.Advance(CallTimeout / 2);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => late);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_answer_that_comes_too_late_does_not_reach_the_next_call()
    {
        var abandoned = _counter.ValueAsync().AsTask();
        var first = ExpectMsg<GetValue>();
        _time.Advance(CallTimeout);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => abandoned);
        var next = _counter.ValueAsync().AsTask();
        var second = ExpectMsg<GetValue>();

        LastSender.Tell(new Value(first.Id, 1));
        LastSender.Tell(new Value(second.Id, 2));

        Assert.Equal(2, await next);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancelled_call_ends_at_once_with_the_callers_token()
    {
        using var cancellation = new CancellationTokenSource();
        var call = _counter.ValueAsync(cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancellation.Token, error.CancellationToken);
        Assert.True(call.IsCanceled);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_with_a_token_that_is_cancelled_already_sends_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _counter.ValueAsync(new CancellationToken(canceled: true)));

        _counter.Increment();
        ExpectMsg<Add>();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_answer_of_the_wrong_kind_is_an_unknown_outcome()
    {
        var call = _counter.ValueAsync().AsTask();
        var request = ExpectMsg<GetValue>();

        LastSender.Tell(new Compared(request.Id, Set: true));

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => call);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_result_can_be_taken_once()
    {
        var call = _counter.ValueAsync();
        LastAnswer(5);
        Assert.Equal(5, await call);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await call);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_result_that_has_not_come_cannot_be_taken()
    {
        var call = _counter.ValueAsync();

        Assert.Throws<InvalidOperationException>(() => call.GetAwaiter().GetResult());

        LastAnswer(6);
        Assert.Equal(6, await call);
    }

    [Fact]
    public void What_awaits_a_call_does_not_run_on_the_thread_that_brings_the_answer()
    {
        using var ran = new ManualResetEventSlim();
        var on = 0;
        var call = _counter.ValueAsync();
        var request = ExpectMsg<GetValue>();
        WhenAnswered(call, () =>
        {
            on = Environment.CurrentManagedThreadId;
            ran.Set();
        });

        // A gateway has no mailbox: the answer is delivered on this thread.
        LastSender.Tell(new Value(request.Id, 1));

        Assert.True(ran.Wait(Limit.Hang));
        Assert.NotEqual(Environment.CurrentManagedThreadId, on);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_gateway_can_be_found_by_its_path_until_the_handle_is_disposed()
    {
        _counter.Increment();
        ExpectMsg<Add>();
        var gateway = LastSender;
        var path = new[] { gateway.Path.Name };
        var container = ((ExtendedActorSystem)Sys).Provider.TempContainer;
        Assert.Equal(gateway, container.GetChild(path));

        await _counter.DisposeAsync();

        Assert.True(container.GetChild(path).IsNobody());
    }

    // Without the test's own context, which would move the continuation to another thread by itself.
    private static void WhenAnswered(ValueTask<long> call, Action then) => call.ConfigureAwait(false).GetAwaiter().OnCompleted(then);

    private static async Task CallUntilStoppedAsync(ActorCounter counter)
    {
        while (true)
        {
            try
            {
                await counter.IncrementAsync();
            }
            catch (OutcomeUnknownException)
            {
                // It was in flight when the actor ended; the next call will be refused.
            }
            catch (StoppedException)
            {
                return;
            }
        }
    }

    private void LastAnswer(long value)
    {
        var request = ExpectMsg<GetValue>();
        LastSender.Tell(new Value(request.Id, value));
    }
}
