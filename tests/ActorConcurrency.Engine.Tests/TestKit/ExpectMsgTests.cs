using Akka.Actor;
using Akka.TestKit;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Expectations about the next message.</summary>
public sealed class ExpectMsgTests : KitSpec
{
    [Fact]
    public void A_message_is_there_when_tell_returns()
    {
        TestActor.Tell("one");

        Assert.True(HasMessages);
        Assert.Equal("one", ExpectMsg<string>(TimeSpan.Zero));
        Assert.False(HasMessages);
    }

    [Fact]
    public async Task Every_form_gives_the_message_back()
    {
        for (var i = 0; i < 14; i++)
            TestActor.Tell(i);

        Assert.Equal(0, ExpectMsg<int>());
        Assert.Equal(1, ExpectMsg(1));
        Assert.Equal(2, ExpectMsg<int>(n => n == 2));
        Assert.Equal(3, ExpectMsg<int>(n => Assert.Equal(3, n)));
        Assert.Equal(4, ExpectMsg<int>((n, sender) => n == 4 && sender.Equals(TestActor)));
        Assert.Equal(5, ExpectMsg<int>((n, sender) => Assert.Equal((5, TestActor), (n, sender))));
        Assert.Equal(6, ExpectMsg(-6, (expected, actual) => expected == -actual));
        Assert.Equal(7, await ExpectMsgAsync<int>());
        Assert.Equal(8, await ExpectMsgAsync(8));
        Assert.Equal(9, await ExpectMsgAsync<int>(n => n == 9));
        Assert.Equal(10, await ExpectMsgAsync<int>(n => Assert.Equal(10, n)));
        Assert.Equal(11, await ExpectMsgAsync<int>((n, sender) => n == 11 && sender.Equals(TestActor)));
        Assert.Equal(12, await ExpectMsgAsync<int>((n, sender) => Assert.Equal((12, TestActor), (n, sender))));
        Assert.Equal(13, await ExpectMsgAsync(-13, (expected, actual) => expected == -actual));
    }

    [Fact]
    public async Task A_wait_ends_when_the_message_comes()
    {
        var expected = ExpectMsgAsync<string>(Ample);
        Assert.False(expected.IsCompleted);

        TestActor.Tell("late");

        Assert.Equal("late", await expected);
    }

    [Fact]
    public void A_message_that_does_not_come_is_reported_with_its_type_the_time_and_the_hint()
    {
        var failure = Failure(() => ExpectMsg<int>(Soon, "the answer"));

        Assert.Contains("Timeout 00:00:00.0500000 while waiting for a message of type System.Int32 the answer", failure);
    }

    [Fact]
    public async Task A_message_of_another_type_is_reported_with_itself_its_type_and_its_sender()
    {
        TestActor.Tell("text");
        TestActor.Tell("text");

        foreach (var failure in new[] { Failure(() => ExpectMsg<int>()), await FailureAsync(async () => await ExpectMsgAsync<int>()) })
            Assert.Contains($"Expected a message of type System.Int32, but received {{text}} (type System.String) instead  from {TestActor}", failure);
    }

    [Fact]
    public void An_unequal_message_is_reported_with_both_values()
    {
        TestActor.Tell(4);

        var failure = Failure(() => ExpectMsg(3));

        Assert.Contains("Expected: 3", failure);
        Assert.Contains("Actual:   4", failure);
    }

    [Fact]
    public void A_rejected_message_is_reported_with_the_hint()
    {
        TestActor.Tell(4);
        TestActor.Tell(4);

        Assert.Contains("Also expected the predicate to return true but the message {4} of type <System.Int32> did not match", Failure(() => ExpectMsg<int>(n => n > 4)));
        Assert.Contains("Also expected more than four but the message {4}", Failure(() => ExpectMsg<int>(n => n > 4, hint: "more than four")));
    }

    [Fact]
    public void A_failed_assertion_comes_out_as_it_is()
    {
        TestActor.Tell(4);

        Assert.Throws<InvalidTimeZoneException>(() => ExpectMsg<int>(_ => throw new InvalidTimeZoneException()));
    }

    [Fact]
    public void Arrays_are_equal_if_their_elements_are()
    {
        TestActor.Tell(new[] { 1, 2 });
        TestActor.Tell(new[] { 1, 2 });

        ExpectMsg(new[] { 1, 2 });
        Assert.Contains("Expected: [1, 3]", Failure(() => ExpectMsg(new[] { 1, 3 })));
    }

    [Fact]
    public async Task The_sender_is_checked_if_one_is_given()
    {
        var other = CreateTestProbe();
        for (var i = 0; i < 6; i++)
            other.Send(TestActor, i);

        Assert.Equal(0, ExpectMsgFrom<int>(other.Ref));
        Assert.Equal(1, ExpectMsgFrom(other.Ref, 1));
        Assert.Equal(2, await ExpectMsgFromAsync<int>(other.Ref, n => n == 2));
        Assert.Equal(3, await ExpectMsgFromAsync<int>(other.Ref, n => Assert.Equal(3, n)));
        Assert.Equal(4, ExpectMsgFrom<int>(sender => Assert.Equal(other.Ref, sender), n => Assert.Equal(4, n)));
        Assert.Contains($"Sender does not match. Got a message from sender {other.Ref}. But expected {TestActor}", Failure(() => ExpectMsgFrom<int>(TestActor)));
    }

    [Fact]
    public void The_end_of_another_actor_is_reported()
    {
        var (expected, other) = (CreateTestProbe(), CreateTestProbe());
        Watch(other);
        Sys.Stop(other);

        var failure = Failure(() => ExpectTerminated(expected, Ample));

        Assert.Contains($"Terminated {expected}", failure);
        Assert.Contains($"Actual:   {other.Ref}", failure);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-5000)]
    public void A_negative_duration_is_refused(int milliseconds)
    {
        var duration = TimeSpan.FromMilliseconds(milliseconds);

        Assert.Throws<ArgumentException>("duration", () => ExpectMsg<int>(duration));
        Assert.Throws<ArgumentException>("duration", () => ExpectNoMsg(duration));
        Assert.Throws<ArgumentException>("max", () => ReceiveN(1, duration));
        Assert.Throws<ArgumentException>("max", () => Within(duration, () => { }));
    }
}
