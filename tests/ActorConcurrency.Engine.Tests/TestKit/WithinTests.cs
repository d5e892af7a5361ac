using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Blocks that have to end in time, dilation, and polling.</summary>
public sealed class WithinTests : KitSpec
{
    private readonly TaskCompletionSource _never = new();

    public WithinTests() : base("akka.test.timefactor = 2") { }

    [Fact]
    public void Durations_are_dilated()
    {
        Assert.Equal(TimeSpan.FromSeconds(6), Dilated(TimeSpan.FromSeconds(3)));
        Assert.Equal(TimeSpan.FromSeconds(6), RemainingOrDefault);
        Assert.Equal(TimeSpan.FromSeconds(2), RemainingOrDilated(TimeSpan.FromSeconds(1)));
        Assert.Equal(2, TestKitSettings.TestTimeFactor);
        Assert.Contains("Timeout 00:00:00.1000000 while waiting", Failure(() => ExpectMsg<int>(Soon)));
    }

    [Fact]
    public void There_is_nothing_left_outside_of_a_block() => Assert.Throws<InvalidOperationException>(() => Remaining);

    [Fact]
    public void Expectations_inside_get_what_is_left()
    {
        Within(Ample, () =>
        {
            Assert.InRange(Remaining, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(40));
            Assert.InRange(RemainingOrDefault, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(40));
            Within(TimeSpan.FromSeconds(100), () => Assert.InRange(Remaining, TimeSpan.Zero, TimeSpan.FromSeconds(40)));
        });

        Assert.Throws<InvalidOperationException>(() => Remaining);
    }

    [Fact]
    public async Task A_block_gives_its_result()
    {
        Assert.Equal(5, Within(Ample, () => 5));
        Assert.Equal(6, await WithinAsync(Ample, () => Task.FromResult(6)));
    }

    [Fact]
    public async Task What_is_thrown_inside_comes_out()
    {
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => WithinAsync(Ample, async () =>
        {
            await Task.Yield();
            throw new InvalidTimeZoneException();
        }));

        Assert.IsType<InvalidTimeZoneException>(thrown.GetBaseException());
    }

    [Fact]
    public void A_block_that_ends_too_early_is_reported()
    {
        var failure = Failure(() => Within(TimeSpan.FromSeconds(5), Ample, () => { }, "the cake"));

        Assert.Matches(@"Block took 00:00:0[0-4]\S*, should have at least been 00:00:05. the cake", failure);
    }

    [Fact]
    public async Task A_block_that_does_not_end_is_abandoned()
    {
        var failure = await FailureAsync(() => WithinAsync(Soon, () => _never.Task));

        Assert.Matches(@"Block took \S+, exceeding 00:00:00.1000000", failure);
    }

    [Fact]
    public void A_block_that_received_while_it_could_may_take_longer()
    {
        Within(Soon, () =>
        {
            ReceiveWhile(null, message => message);
            var end = Now + TimeSpan.FromMilliseconds(100);
            SpinWait.SpinUntil(() => Now > end);
        });
    }

    [Fact]
    public void A_minimum_that_cannot_be_met_is_reported_at_once()
    {
        var ran = false;

        var failure = Failure(() => Within(Soon, () => Within(Ample, Ample, () => ran = true)));

        Assert.Contains("Required min time 00:00:20 not possible, only", failure);
        Assert.False(ran);
    }

    [Fact]
    public async Task A_condition_is_polled_until_it_holds()
    {
        var polls = 0;

        AwaitCondition(() => ++polls == 3, Ample, TimeSpan.FromMilliseconds(1));
        await AwaitConditionAsync(() => Task.FromResult(++polls == 6), Ample, TimeSpan.FromMilliseconds(1));

        Assert.Equal(6, polls);
        Assert.True(AwaitConditionNoThrow(() => true, TimeSpan.Zero));
        Assert.False(AwaitConditionNoThrow(() => false, Soon));
        Assert.Contains("Timeout 00:00:00.1000000 expired while waiting for condition.too bad", Failure(() => AwaitCondition(() => false, Soon, "too bad")));
    }

    [Fact]
    public async Task An_assertion_is_tried_until_it_does_not_throw()
    {
        var tries = 0;

        AwaitAssert(() => Assert.Equal(3, ++tries), Ample, TimeSpan.FromMilliseconds(1));
        await AwaitAssertAsync(async () =>
        {
            await Task.Yield();
            Assert.Equal(6, ++tries);
        }, Ample, TimeSpan.FromMilliseconds(1));

        Assert.Equal(6, tries);
        Assert.Throws<InvalidTimeZoneException>(() => AwaitAssert(() => throw new InvalidTimeZoneException(), Soon));
    }

    [Fact]
    public void An_assertion_that_is_tried_again_still_has_the_test_actor_as_sender()
    {
        var echo = Sys.ActorOf(Props.Create(() => new Akka.TestKit.TestActors.SimpleEchoActor()));
        var answers = 0;

        AwaitAssert(() =>
        {
            echo.Tell("to whom it may concern");
            ExpectMsg("to whom it may concern", Ample);
            Assert.Equal(3, ++answers);
        }, Ample, TimeSpan.FromMilliseconds(1));
    }
}
