using Akka.Actor;
using Akka.TestKit;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Expectations about several messages in any order.</summary>
public sealed class ExpectSeveralTests : KitSpec
{
    private void TellAll(params object[] messages)
    {
        foreach (var message in messages)
            TestActor.Tell(message);
    }

    [Fact]
    public async Task All_of_them_may_come_in_any_order()
    {
        TellAll(2, 1, 3, 6, 5, 4);

        Assert.Equal([2, 1, 3], ExpectMsgAllOf(1, 2, 3));
        Assert.Equal([6, 5, 4], await ExpectMsgAllOfAsync(Ample, new[] { 4, 5, 6 }).ToListAsync());
    }

    [Fact]
    public void Equal_ones_are_counted()
    {
        TellAll(1, 1, 1, 1);

        ExpectMsgAllOf(Ample, 1, 1);
        Assert.Equal("not found [2] found unexpected [1]", Failure(() => ExpectMsgAllOf(Ample, 1, 2)));
    }

    [Fact]
    public void Missing_and_unexpected_ones_are_named()
    {
        TellAll(1, "x", 3);

        Assert.Equal("not found [2] found unexpected [x]", Failure(() => ExpectMsgAllOf(Ample, 1, 2, 3)));
        TellAll(1);
        Assert.Contains("while expecting 2 messages. Only got 1 after", Failure(() => ExpectMsgAllOf(Soon, 1, 2)));
    }

    [Fact]
    public async Task Any_of_them_may_come()
    {
        TellAll(2, 3, 9);

        Assert.Equal(2, ExpectMsgAnyOf([1, 2, 3]));
        Assert.Equal(3, await ExpectMsgAnyOfAsync([1, 2, 3]));
        Assert.Contains("ExpectMsgAnyOf found unexpected 9", Failure(() => ExpectMsgAnyOf([1, 2, 3])));
    }

    [Fact]
    public async Task Each_predicate_gets_a_message()
    {
        TellAll("b", 1, "a", 2);
        var predicates = new[]
        {
            PredicateInfo.Create<int>(n => n == 2), PredicateInfo.Create<string>(s => s == "a"),
            new Predicate<int>(n => n == 1).CreatePredicateInfo(), new Predicate<string>(s => s == "b").CreatePredicateInfo(),
        };

        Assert.Equal(["b", 1, "a", 2], ExpectMsgAllOfMatchingPredicates(predicates));
        TellAll(1, 2, "a", "b");
        Assert.Equal([1, 2, "a", "b"], await ExpectMsgAllOfMatchingPredicatesAsync(predicates).ToListAsync());
        TellAll("x", 1, "a", 2);
        Assert.StartsWith("not found [", Failure(() => ExpectMsgAllOfMatchingPredicates(predicates)));
    }
}
