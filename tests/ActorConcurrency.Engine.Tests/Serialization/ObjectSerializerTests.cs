using System.Collections.Immutable;
using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

/// <summary>What the default serializer brings back equal, on every engine.</summary>
public sealed class ObjectSerializerTests : TestKit
{
    private enum Colour
    {
        Red = 1,
        Green = 7,
    }

    private interface IPart;

    private sealed record Plain(int Number, string? Text, bool Flag);

    private sealed record Part(double Weight) : IPart;

    private abstract record Animal(string Name);

    private sealed record Dog(string Name, int Age) : Animal(Name);

    private sealed record Request(long Id, IActorRef ReplyTo, TimeSpan Timeout);

    private sealed record Holder(object? Any, IPart? Part, Animal? Animal);

    private sealed record Measures(Colour Colour, TimeSpan Span, DateTime At, Guid Id, decimal Price, char Sign, int? Maybe);

    private sealed record Lists(ImmutableList<int> Numbers, IReadOnlyList<string> Names, Dictionary<string, int> Ages);

    private sealed record Nested(Plain Inner, ImmutableList<Plain> Others);

    private sealed record Paired((int Left, string Right) Pair, Tuple<int, string> Classic);

    private sealed record Empty;

    public static TheoryData<object> Values => new()
    {
        "text", "", "ünï\"\\\n", 42, 42L, 1.5, 1.5f, 123.456m, true, new DateTime(2020, 2, 3, 4, 5, 6, DateTimeKind.Utc).AddTicks(1234567),
        int.MinValue, long.MaxValue, double.MaxValue, double.Epsilon, decimal.MaxValue,
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Simple_values_keep_value_and_type(object value)
    {
        Assert.Equal(value, Restored(value));
        Assert.Equal(new Holder(value, null, null), Restored(new Holder(value, null, null)));
    }

    [Fact]
    public void A_record_keeps_its_members_and_its_nulls()
    {
        AssertRestored(new Plain(1, "text", true));
        AssertRestored(new Plain(0, null, false));
        AssertRestored(new Empty());
    }

    [Fact]
    public void A_member_keeps_the_type_that_it_has_rather_than_the_one_declared()
    {
        AssertRestored(new Holder(new Plain(1, "x", false), new Part(2.5), new Dog("Rex", 3)));
        AssertRestored(new Holder(null, null, null));
    }

    [Fact]
    public void A_reference_is_resolved_to_the_same_actor()
    {
        var restored = Restored(new Request(1, TestActor, TimeSpan.FromMilliseconds(1.5)));

        Assert.Equal(new Request(1, TestActor, TimeSpan.FromMilliseconds(1.5)), restored);
        restored.ReplyTo.Tell("found");
        ExpectMsg("found");
    }

    [Fact]
    public void A_reference_that_is_null_stays_null()
    {
        AssertRestored(new Request(1, null!, TimeSpan.Zero));
    }

    [Fact]
    public void Paths_and_addresses_come_back_equal()
    {
        AssertRestored(TestActor.Path);
        AssertRestored(new Address("akka.tcp", "sys", "host", 99));
        AssertRestored(new Holder(TestActor, null, null));
        AssertRestored(new Holder(new Address("akka", "sys"), null, null));
    }

    [Fact]
    public void Enums_times_and_optional_numbers_come_back_equal()
    {
        var at = new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        AssertRestored(new Measures(Colour.Red, TimeSpan.FromDays(-3), at, Guid.Empty, -0.10m, 'ß', 5));
        AssertRestored(new Measures(Colour.Green, TimeSpan.MaxValue, at, Guid.Empty, 0, '"', null));
    }

    [Fact]
    public void Collections_come_back_with_their_elements()
    {
        var original = new Lists([1, 2, 3], new List<string> { "a", "b" }, new() { ["x"] = 1, ["y"] = 2 });

        var restored = Restored(original);

        Assert.Equal(original.Numbers, restored.Numbers);
        Assert.Equal(original.Names, restored.Names);
        Assert.Equal(original.Ages, restored.Ages);
    }

    [Fact]
    public void Records_in_records_come_back_equal()
    {
        var original = new Nested(new Plain(1, "a", true), [new Plain(2, null, false), new Plain(3, "c", true)]);

        var restored = Restored(original);

        Assert.Equal(original.Inner, restored.Inner);
        Assert.Equal(original.Others, restored.Others);
    }

    [Fact]
    public void Tuples_come_back_equal() => AssertRestored(new Paired((1, "one"), Tuple.Create(2, "two")));

    [Fact]
    public void Messages_of_the_engine_come_back()
    {
        Assert.IsType<PoisonPill>(Restored((object)PoisonPill.Instance));
        Assert.Equal(7, Restored(new Identify(7)).MessageId);
        Assert.Equal(TestActor, Restored(new ActorIdentity(1, TestActor)).Subject);
    }

    private void AssertRestored<T>(T value) where T : class => Assert.Equal(value, Restored(value));

    private T Restored<T>(T value) where T : notnull
    {
        var serializer = Sys.Serialization.FindSerializerFor(value);
        return (T)serializer.FromBinary(serializer.ToBinary(value), value.GetType());
    }
}
