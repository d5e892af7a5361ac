using System.Runtime.CompilerServices;
using Akka.Actor;
using static ActorConcurrency.CounterProtocol;

namespace ActorConcurrency.Tests;

/// <summary>What a caller may do wrong with a call: await it twice, at once too, or never.</summary>
public sealed class PendingCallTakingTests(Actors actors) : IClassFixture<Actors>
{
    private const int Rounds = 20_000;
    private readonly ManualActor _actor = new(actors.System);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Of_two_who_take_the_same_result_at_once_one_is_refused_and_later_calls_are_not_touched()
    {
        var calls = new Calls<long>(Gateway.Open(_actor, "counter", Timeout.InfiniteTimeSpan, time: null), Read);
        var race = new Race(seed: 1);
        for (var round = 1; round <= Rounds; round++)
        {
            var call = calls.Begin(Request, round, timeout: null, CancellationToken.None);
            var version = call.Version;
            Answer(round);
            var (first, second) = (0L, 0L);
            PendingCall<long>? next = null;

            await race.RunAsync(
                () =>
                {
                    first = Take(call, version);
                    next = calls.Begin(Request, round, timeout: null, CancellationToken.None);
                    Answer(-round);
                },
                () => Task.FromResult(second = Take(call, version)));

            Assert.Equal(round, first + second);
            Assert.Equal(-round, await new ValueTask<long>(next!, next!.Version));
        }

        long Take(PendingCall<long> call, short version)
        {
            try
            {
                return call.GetResult(version);
            }
            catch (InvalidOperationException)
            {
                return 0;
            }
        }
    }

    [Fact]
    public void A_call_that_nobody_awaits_leaves_nothing_behind_at_a_token_that_lives_on()
    {
        using var cancellation = new CancellationTokenSource();
        var calls = new Calls<long>(Gateway.Open(_actor, "counter", Timeout.InfiniteTimeSpan, time: null), Read);

        var abandoned = Enumerable.Range(0, 100).Select(_ => Abandon(calls, cancellation.Token)).ToArray();

        GC.Collect();
        Assert.DoesNotContain(abandoned, call => call.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference Abandon(Calls<long> calls, CancellationToken token)
    {
        var call = calls.Begin(Request, 1, timeout: null, token);
        Answer(1);
        return new WeakReference(call);
    }

    private void Answer(long value)
    {
        var (message, sender) = _actor.Take();
        sender.Tell(new Value(((AddAndGet)message).Id, value), _actor);
    }

    private static AddAndGet Request(RequestId id, int delta) => new(id, delta);

    private static Exception? Read(IReply reply, out long result)
    {
        result = ((Value)reply).Current;
        return null;
    }
}
