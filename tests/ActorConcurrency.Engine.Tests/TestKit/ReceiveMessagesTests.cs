using System.Collections;
using Akka.Actor;
using Akka.TestKit;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Receiving: one message, many, none, some of them.</summary>
public sealed class ReceiveMessagesTests : KitSpec
{
    private void TellAll(params object[] messages)
    {
        foreach (var message in messages)
            TestActor.Tell(message);
    }

    [Fact]
    public void Receive_one_takes_the_first_or_gives_null()
    {
        TellAll(1, 2);

        Assert.Equal(1, ReceiveOne());
        Assert.Equal(2, ReceiveOne());
        Assert.Null(ReceiveOne(TimeSpan.Zero));
        Assert.Null(ReceiveOne(Soon));
    }

    [Fact]
    public async Task Peeking_leaves_the_message()
    {
        TellAll(1);

        Assert.Equal(1, PeekOne());
        Assert.Equal(1, await PeekOneAsync());
        Assert.True(TryPeekOne(out var peeked, TimeSpan.Zero, CancellationToken.None));
        Assert.Equal((1, TestActor), (peeked.Message, peeked.Sender));
        Assert.Equal(1, await ReceiveOneAsync());
        Assert.Null(PeekOne(TimeSpan.Zero));
    }

    [Fact]
    public void The_last_message_is_the_one_taken_last()
    {
        TellAll("a");
        ReceiveOne();
        Assert.Equal(("a", TestActor), (LastMessage, LastSender));

        Assert.False(TryReceiveOne(out var envelope, TimeSpan.Zero));

        Assert.IsType<NullMessageEnvelope>(envelope);
        Assert.Throws<IllegalActorStateException>(() => LastMessage);
        Assert.Throws<IllegalActorStateException>(() => LastSender);
    }

    [Fact]
    public async Task Receive_n_takes_so_many_or_tells_how_many_came()
    {
        TellAll(1, 2, 3, 4, 5);

        Assert.Equal([1, 2], ReceiveN(2));
        Assert.Equal([3, 4], await ReceiveNAsync(2).ToListAsync());
        Assert.Contains("while expecting 2 messages. Only got 1 after", Failure(() => ReceiveN(2, Soon)));
    }

    [Fact]
    public void Receive_while_stops_before_the_first_that_is_refused()
    {
        TellAll("a", "b", 3, "c");

        Assert.Equal(["a", "b"], ReceiveWhile(Ample, message => message as string));
        Assert.Equal("b", LastMessage);
        Assert.Equal(3, ReceiveOne());
    }

    [Fact]
    public void A_filter_may_ask_for_the_sender_of_what_it_decides_about()
    {
        var other = CreateTestProbe();
        TellAll("mine");
        other.Send(TestActor, "theirs");

        Assert.Equal([TestActor, other.Ref], ReceiveWhile(Ample, _ => LastSender, msgs: 2));
    }

    [Fact]
    public async Task Receive_while_skips_other_types_if_told_so()
    {
        TellAll(1, "x", 2, 9, 3);

        Assert.Equal([1, 2], ReceiveWhile<int>(n => n < 9, Ample));
        Assert.Equal(9, ReceiveOne());
        Assert.Equal([3], await ReceiveWhileAsync<int>(n => n < 9, Soon).ToListAsync());

        TellAll(1, "x", 2);
        Assert.Equal([1], ReceiveWhile<int>(_ => true, Ample, shouldIgnoreOtherMessageTypes: false));
    }

    [Fact]
    public void Receive_while_stops_when_it_has_enough_or_when_it_is_quiet()
    {
        TellAll("a", "b", "c");

        Assert.Equal(["a", "b"], ReceiveWhile(Ample, message => message as string, msgs: 2));
        Assert.Equal(["c"], ReceiveWhile(Ample, Soon, message => message as string));
    }

    [Fact]
    public async Task Fishing_throws_away_what_it_does_not_look_for()
    {
        TellAll("a", 1, "b", 2);
        var others = new ArrayList { "old" };

        Assert.Equal(2, FishForMessage<int>(n => n == 2, others, Ample));

        Assert.Equal(new ArrayList { "a", 1, "b" }, others);
        Assert.Contains("during fishForMessage, hint: a whale", await FailureAsync(async () => await FishForMessageAsync(_ => true, Soon, "a whale")));
    }

    [Fact]
    public async Task Fishing_until_a_message_fails_when_it_comes()
    {
        TellAll("a", 1);

        Assert.Contains("did not expect a message of type System.Int32", await FailureAsync(() => FishUntilMessageAsync<int>(Ample)));
        TellAll("b");
        await FishUntilMessageAsync<double>(Soon);
    }

    [Fact]
    public async Task Radio_silence_gives_what_came_before_it()
    {
        TellAll(1, 2);
        Assert.Equal(new ArrayList { 1, 2 }, await WaitForRadioSilenceAsync(Soon));

        TellAll(1, 2);
        Assert.Contains("maxMessages violated", await FailureAsync(() => WaitForRadioSilenceAsync(Ample, maxMessages: 1)));
    }

    [Fact]
    public async Task No_message_may_be_waiting_or_come()
    {
        ExpectNoMsg(0);
        await ExpectNoMsgAsync(Soon);

        TellAll("unexpected");
        Assert.Contains($"Expected no messages during 00:00:20, instead we received <unexpected> from {TestActor} after", Failure(() => ExpectNoMsg(Ample)));

        var none = ExpectNoMsgAsync(Ample);
        TellAll("late");
        Assert.Contains("instead we received <late>", await FailureAsync(async () => await none));
    }

    [Fact]
    public void Ignored_messages_are_not_queued()
    {
        IgnoreMessages(message => message is "a");
        TellAll("a", "b");
        Assert.Equal("b", ReceiveOne());

        IgnoreMessages<int>(n => n > 5);
        TellAll("a", 7, 3);
        Assert.Equal(["a", 3], ReceiveN(2));

        IgnoreMessages<string>();
        TellAll("a", 1);
        Assert.Equal(1, ReceiveOne());

        IgnoreNoMessages();
        TellAll("a");
        Assert.Equal("a", ReceiveOne());
    }
}
