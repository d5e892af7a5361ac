using Akka.Actor;
using Akka.Util;

namespace ActorConcurrency.Tests;

public sealed class SessionOwnersTests
{
    private const int Many = 2000;
    private readonly Watcher _watcher = new();
    private readonly SessionOwners _owners;

    public SessionOwnersTests() => _owners = new(_watcher);

    [Fact]
    public void An_owner_is_watched_as_long_as_it_owns_a_session()
    {
        var ann = new Owner();
        _owners.Open(Id(1), ann);
        _owners.Open(Id(2), ann);
        Assert.Equal([ann], _watcher.Watched);

        _owners.Close(Id(1));
        Assert.Equal([ann], _watcher.Watched);

        _owners.Close(Id(2));
        Assert.Empty(_watcher.Watched);
    }

    [Fact]
    public void A_session_keeps_the_owner_that_it_was_opened_with()
    {
        var (ann, bob) = (new Owner(), new Owner());
        _owners.Open(Id(1), ann);

        _owners.Open(Id(1), bob);

        Assert.Equal([ann], _watcher.Watched);
        Assert.Empty(_owners.End(bob));
        Assert.Equal([Id(1)], _owners.End(ann));
    }

    [Fact]
    public void A_session_without_an_owner_is_nobodys()
    {
        _owners.Open(Id(1), owner: null);
        _owners.Close(Id(1));

        Assert.Empty(_watcher.Watched);
    }

    [Fact]
    public void An_owners_end_gives_its_sessions_in_the_order_of_their_opening_once()
    {
        var (ann, bob) = (new Owner(), new Owner());
        for (var number = 1; number <= 6; number++) _owners.Open(Id(number), number % 2 == 0 ? ann : bob);
        _owners.Close(Id(4));
        _owners.Open(Id(4), ann);

        Assert.Equal([Id(2), Id(6), Id(4)], _owners.End(ann));
        Assert.Empty(_owners.End(ann));
        Assert.Equal([Id(1), Id(3), Id(5)], _owners.End(bob));
    }

    [Fact]
    public void An_owner_that_ended_can_be_watched_again()
    {
        var ann = new Owner();
        _owners.Open(Id(1), ann);
        _owners.End(ann);
        _watcher.Watched.Clear();

        _owners.Open(Id(1), ann);

        Assert.Equal([ann], _watcher.Watched);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Many)]
    public void When_many_sessions_are_closed_no_owner_is_looked_for_among_the_others(int owners)
    {
        var all = Open(owners);

        for (var number = 0; number < Many; number++) _owners.Close(Id(number));

        Assert.Empty(_watcher.Watched);
        Assert.InRange(all.Sum(owner => owner.Compared), 0, 4 * Many);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Many)]
    public void When_many_owners_end_nobody_is_looked_for_among_the_others(int owners)
    {
        var all = Open(owners);

        foreach (var owner in all) Assert.Equal(Many / owners, _owners.End(owner).Count);

        Assert.InRange(all.Sum(owner => owner.Compared), 0, 4 * Many);
    }

    private static RequestId Id(long number) => new(7, number);

    private Owner[] Open(int owners)
    {
        var all = Enumerable.Range(0, owners).Select(_ => new Owner()).ToArray();
        for (var number = 0; number < Many; number++) _owners.Open(Id(number), all[number % owners]);
        return all;
    }

    private sealed class Watcher : ICanWatch
    {
        public List<IActorRef> Watched { get; } = [];

        public IActorRef Watch(IActorRef subject)
        {
            Watched.Add(subject);
            return subject;
        }

        public IActorRef WatchWith(IActorRef subject, object message) => throw new NotSupportedException();

        public IActorRef Unwatch(IActorRef subject)
        {
            Assert.True(Watched.Remove(subject));
            return subject;
        }
    }

    /// <summary>Counts how often it is compared with another.</summary>
    private sealed class Owner : IActorRef
    {
        public int Compared { get; private set; }

        public ActorPath Path => throw new NotSupportedException();

        public void Tell(object message, IActorRef sender) => throw new NotSupportedException();

        public bool Equals(IActorRef? other)
        {
            Compared++;
            return ReferenceEquals(this, other);
        }

        public override bool Equals(object? other) => Equals(other as IActorRef);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        public int CompareTo(IActorRef? other) => throw new NotSupportedException();

        public int CompareTo(object? other) => throw new NotSupportedException();

        public ISurrogate ToSurrogate(ActorSystem system) => throw new NotSupportedException();
    }
}
