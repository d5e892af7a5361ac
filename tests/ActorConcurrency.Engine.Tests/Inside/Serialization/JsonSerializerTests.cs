using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Runtime.Serialization;
using System.Text;
using Akka;
using Akka.Actor;
using Akka.Serialization;
using FsCheck;
using FsCheck.Fluent;

namespace ActorConcurrency.Engine.Tests;

/// <summary>What the engine's own object serializer brings back beyond the shared behaviour, and what it refuses.</summary>
public sealed class JsonSerializerTests : IAsyncLifetime
{
    private readonly ActorSystem _system = ActorSystem.Create("json");

    private sealed record Hidden
    {
        private readonly int _secret;

        private Hidden(int secret) => _secret = secret;

        public string? Label { get; init; }

        public static Hidden Of(int secret) => new(secret) { Label = "x" };
    }

    private class BaseRecord(int value)
    {
        private readonly int _value = value;

        public int BaseValue => _value;
    }

    private sealed class DerivedRecord(int baseValue, int value) : BaseRecord(baseValue)
    {
        private readonly int _value = value;

        public int Value => _value;
    }

    private readonly record struct Point(int X, int? Y);

    private sealed record Figure(ImmutableArray<Point> Points, Point? Centre, object Any);

    private sealed class Singleton
    {
        public static readonly Singleton Instance = new();

        private Singleton() { }
    }

    private sealed record WithDelegate(Action Action);

    private sealed class Loop
    {
        public Loop? Next { get; set; }
    }

    private sealed record Failure(Exception Cause);

    private sealed class CustomException(string message, int code) : Exception(message)
    {
        public int Code { get; } = code;
    }

    private sealed record Everything(string Text, object Any, double Number, char Sign, DateTime At, string[] Texts, Dictionary<string, int?> Map);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    [Fact]
    public void Private_constructors_and_fields_are_no_obstacle()
    {
        Assert.Equal(Hidden.Of(7), Restored(Hidden.Of(7)));
        Assert.NotEqual(Hidden.Of(7), Restored(Hidden.Of(8)));
    }

    [Fact]
    public void Fields_of_the_same_name_in_base_and_derived_class_are_kept_apart()
    {
        var restored = Restored(new DerivedRecord(1, 2));

        Assert.Equal((1, 2), (restored.BaseValue, restored.Value));
    }

    [Fact]
    public void Structs_and_optional_structs_come_back_equal()
    {
        var figure = new Figure([new Point(1, null), new Point(2, 3)], new Point(4, 5), new Point(6, null));

        var restored = Restored(figure);

        Assert.Equal(figure.Points.ToArray(), restored.Points.ToArray());
        Assert.Equal((figure.Centre, figure.Any), (restored.Centre, restored.Any));
        Assert.True(Restored(figure with { Points = default }).Points.IsDefault);
    }

    [Fact]
    public void A_singleton_stays_one()
    {
        Assert.Same(Singleton.Instance, Restored(Singleton.Instance));
        Assert.Same(Done.Instance, Restored(Done.Instance));
    }

    public static TheoryData<object> Values => new()
    {
        (sbyte)-1, (byte)200, (short)-3, (ushort)3, 3u, ulong.MaxValue, 'c', '\uD800', TimeSpan.MinValue, Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
        DateTimeOffset.UnixEpoch.ToOffset(TimeSpan.FromHours(2)), new DateOnly(2020, 2, 29), new TimeOnly(23, 59), new Uri("http://host/path"),
        DayOfWeek.Friday, Big.Huge, new Version(1, 2, 3), typeof(List<int>), (Half)1.5, Int128.MaxValue, System.Numerics.BigInteger.Pow(7, 77),
        (1, "two", 3.0, '4', 5L, 6m, 7f, (byte)8, new DateTime(9)), Tuple.Create(1, "two"), KeyValuePair.Create("k", 1), new { Name = "anonymous", Age = 3 },
    };

    private enum Big : ulong
    {
        Huge = ulong.MaxValue,
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_keep_their_type_wherever_they_stand(object value)
    {
        Assert.Equal(value, Restored(value));
        Assert.Equal(value, Restored(new[] { value, null })[0]);
    }

    public static TheoryData<object> Collections => new()
    {
        new[] { 1, 2, 3 },
        new object?[] { 1, "two", null, 3.0 },
        new[] { new[] { 1 }, [2, 3] },
        new List<string> { "a", "b" },
        new HashSet<int> { 1, 2 },
        new SortedSet<int> { 2, 1 },
        new LinkedList<int>([1, 2]),
        new Queue<int>([1, 2, 3]),
        new Stack<int>([1, 2, 3]),
        new ConcurrentQueue<int>([1, 2, 3]),
        new ConcurrentStack<int>([1, 2, 3]),
        new ReadOnlyCollection<int>([1, 2]),
        new Dictionary<int, string?> { [1] = "a", [2] = null },
        new SortedDictionary<string, int> { ["b"] = 1, ["a"] = 2 },
        new ConcurrentDictionary<string, int> { ["b"] = 1 },
        ImmutableList.Create(1, 2),
        ImmutableArray.Create(1, 2),
        ImmutableHashSet.Create(1, 2),
        ImmutableSortedSet.Create(2, 1),
        ImmutableQueue.Create(1, 2, 3),
        ImmutableStack.Create(1, 2, 3),
        ImmutableDictionary<string, int>.Empty.Add("a", 1),
        ImmutableSortedDictionary<string, int>.Empty.Add("a", 1).Add("b", 2),
        new[] { 1, 2 }.ToFrozenSet(),
        new Dictionary<string, int> { ["a"] = 1 }.ToFrozenDictionary(),
        new ArraySegment<int>([1, 2, 3]),
    };

    [Theory]
    [MemberData(nameof(Collections))]
    public void Collections_of_the_class_library_come_back_with_type_elements_and_order(object collection)
    {
        var restored = Restored(collection);

        Assert.Equal(((System.Collections.IEnumerable)collection).Cast<object?>(), ((System.Collections.IEnumerable)restored).Cast<object?>());
        Assert.True(restored.GetType() == collection.GetType() || collection.GetType().Namespace == "System.Collections.Frozen");
    }

    [Fact]
    public void A_query_travels_as_its_result()
    {
        var restored = Restored<object>(Enumerable.Range(1, 3).Select(i => i * i));

        Assert.Equal([1, 4, 9], Assert.IsType<int[]>(restored));
    }

    [Fact]
    public void Texts_need_not_be_valid_Unicode()
    {
        foreach (var text in new[] { "\uD800", "a\uDC00b", "\uD83D\uDE00", "\0\u001f\u2028" })
        {
            Assert.Equal(text, Restored(text));
            Assert.Equal([text], Restored(new[] { text }));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(-0.0)]
    public void Numbers_need_not_be_finite(object number) => Assert.Equal(number, Restored(number));

    [Fact]
    public void An_exception_keeps_type_message_cause_and_the_text_of_its_stack()
    {
        var restored = Restored(new Failure(Thrown())).Cause;

        var custom = Assert.IsType<CustomException>(restored.InnerException);
        Assert.Equal(("inner", 42), (custom.Message, custom.Code));
        Assert.IsType<InvalidOperationException>(restored);
        Assert.Equal("outer", restored.Message);
        Assert.Contains(nameof(Thrown), restored.StackTrace, StringComparison.Ordinal);
        Assert.Equal(restored, Assert.Throws<InvalidOperationException>(new Action(() => throw restored)));
    }

    [Fact]
    public void What_is_tied_to_the_process_is_refused_by_name()
    {
        Assert.Contains("System.Action", Refused(new WithDelegate(() => { })), StringComparison.Ordinal);
        Assert.Contains("System.Threading.Tasks.Task", Refused(Task.CompletedTask), StringComparison.Ordinal);
        Assert.Contains("ActorSystem", Refused(_system), StringComparison.Ordinal);
        Assert.Contains("more than one dimension", Refused(new int[1, 1]), StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_that_refers_back_to_itself_is_refused()
    {
        var loop = new Loop();
        loop.Next = loop;

        Refused(loop);
        Assert.Null(Restored(new Loop { Next = new Loop() }).Next!.Next);
    }

    [Theory]
    [InlineData("{{")]
    [InlineData("""{"$type":"Nowhere.Class, Nowhere"}""")]
    [InlineData("""{"$type":"System.Int32","$value":"five"}""")]
    [InlineData("{}")]
    public void Bytes_that_say_nothing_sensible_are_refused(string json) =>
        Assert.Throws<SerializationException>(() => Serializer().FromBinary(Encoding.UTF8.GetBytes(json), typeof(object)));

    [Fact]
    public void Anything_random_comes_back_equal() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(string, object, double, char)>(), ArbMap.Default.ArbFor<(DateTime, string[], Dictionary<string, int?>)>(),
            (a, b) =>
            {
                var original = new Everything(a.Item1, a.Item2, a.Item3, a.Item4, b.Item1, b.Item2, b.Item3);
                var restored = Restored(original);
                Assert.Equal(original with { Texts = null!, Map = null! }, restored with { Texts = null!, Map = null! });
                Assert.Equal(original.Texts, restored.Texts);
                Assert.Equal(original.Map, restored.Map);
            }).QuickCheckThrowOnFailure();

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("outer", new CustomException("inner", 42));
        }
        catch (InvalidOperationException caught)
        {
            return caught;
        }
    }

    private Serializer Serializer() => _system.Serialization.FindSerializerForType(typeof(object));

    private T Restored<T>(T value) where T : notnull => (T)Serializer().FromBinary(Serializer().ToBinary(value), null!);

    private string Refused(object value) => Assert.Throws<SerializationException>(() => Serializer().ToBinary(value)).Message;
}
