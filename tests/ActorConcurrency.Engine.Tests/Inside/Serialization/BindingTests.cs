using Akka.Actor;
using Akka.Serialization;

namespace ActorConcurrency.Engine.Tests;

public sealed class BindingTests : IAsyncLifetime
{
    private readonly ActorSystem _system = ActorSystem.Create("bindings");

    private interface IShape;

    private class Square : IShape;

    private sealed class SmallSquare : Square;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_most_special_binding_wins_in_whatever_order_they_come(bool specialFirst)
    {
        var serialization = _system.Serialization;
        var special = new ByteArraySerializer(serialization.System);
        var general = new NullSerializer(serialization.System);
        if (specialFirst)
            serialization.AddSerializationMap(typeof(Square), special);
        serialization.AddSerializationMap(typeof(IShape), general);
        if (!specialFirst)
            serialization.AddSerializationMap(typeof(Square), special);

        Assert.Same(special, serialization.FindSerializerFor(new Square()));
        Assert.Same(special, serialization.FindSerializerFor(new SmallSquare()));
    }

    [Fact]
    public void A_system_that_serialises_nothing_creates_no_serializer()
    {
        var created = 0;
        var setup = SerializationSetup.Create(_ =>
        {
            created++;
            return [];
        });
        using var system = ActorSystem.Create("lazy", Akka.Actor.Setup.ActorSystemSetup.Create(setup));

        Assert.Equal(0, created);
        system.Serialization.Serialize("text");
        system.Serialization.Serialize("text");
        Assert.Equal(1, created);
    }
}
