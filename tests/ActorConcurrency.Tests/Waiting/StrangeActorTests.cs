using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Tests;

/// <summary>A handle that is attached to another recipe's actor says so, instead of asking in vain.</summary>
public sealed class StrangeActorTests() : TestKit(Actors.Quiet)
{
    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_is_refused_with_what_the_actor_is(bool gateFirst)
    {
        await using var counter = ActorCounter.Start(Sys, name: "hits");
        await using var semaphore = ActorSemaphore.Attach(counter.Actor, new SemaphoreSettings { GateFirst = gateFirst });

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(async () => await semaphore.TryAcquireAsync(TimeSpan.Zero));

        Assert.Equal(
            "The actor at akka://test/user/hits is a counter, not a semaphore; nothing was done. Attach the handle to a semaphore's actor.",
            refused.Message);
        Assert.Equal(refused.Message, (await Assert.ThrowsAsync<InvalidOperationException>(async () => await semaphore.AcquireAsync())).Message);
        Assert.Equal(1, await counter.AddAndGetAsync(1));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_something_that_has_no_answer_the_next_call_says_so()
    {
        await using var semaphore = ActorSemaphore.Start(Sys);
        await using var counter = ActorCounter.Attach(semaphore.Actor);

        counter.Increment();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await counter.ValueAsync());
    }

    [Fact]
    public void Nobody_is_no_actor() =>
        Assert.StartsWith("Null is not an actor.", Assert.Throws<ArgumentException>(() => ActorCounter.Attach(null!)).Message, StringComparison.Ordinal);
}
