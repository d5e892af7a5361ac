using Akka.Actor;
using Akka.Hosting;

namespace ActorConcurrency.Engine.Tests.Hosting;

public sealed class ActorRegistryTests
{
    private readonly ActorRegistry _registry = [];

    private static IActorRef Actor => Nobody.Instance;

    [Fact]
    public void A_registered_actor_is_found_by_its_key()
    {
        _registry.Register<Echo>(Actor);

        Assert.Same(Actor, _registry.Get<Echo>());
        Assert.True(_registry.TryGet(typeof(Echo), out var found));
        Assert.Same(Actor, found);
    }

    [Fact]
    public void A_missing_actor_is_an_exception_for_Get_and_nobody_for_TryGet()
    {
        var missing = Assert.Throws<MissingActorRegistryEntryException>(() => _registry.Get<Echo>());

        Assert.Contains(nameof(Echo), missing.Message, StringComparison.Ordinal);
        Assert.False(_registry.TryGet<Echo>(out var nobody));
        Assert.Same(ActorRefs.Nobody, nobody);
    }

    [Fact]
    public void A_key_is_taken_once()
    {
        _registry.Register<Echo>(Actor);

        var taken = Assert.Throws<DuplicateActorRegistryException>(() => _registry.Register<Echo>(Actor));
        Assert.Contains("overwrite", taken.Message, StringComparison.Ordinal);
        Assert.False(_registry.TryRegister<Echo>(Actor));
    }

    [Fact]
    public void A_key_that_is_taken_can_be_overwritten()
    {
        _registry.Register<Echo>(Actor);

        Assert.True(_registry.TryRegister(typeof(Echo), ActorRefs.Nobody, overwrite: true));

        Assert.Same(ActorRefs.Nobody, _registry.Get<Echo>());
    }

    [Fact]
    public async Task No_actor_and_no_key_are_refused()
    {
        Assert.Throws<ArgumentNullException>("actor", () => _registry.Register<Echo>(null!));
        Assert.False(_registry.TryRegister<Echo>(null!));
        Assert.Throws<ArgumentNullException>("key", () => _registry.TryRegister(null!, Actor));
        Assert.Throws<ArgumentNullException>("key", () => _registry.TryGet(null!, out _));
        await Assert.ThrowsAsync<ArgumentNullException>("key", () => _registry.GetAsync(null!));
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task Everybody_who_waits_gets_the_actor_once_it_is_registered()
    {
        var first = _registry.GetAsync<Echo>();
        var second = _registry.GetAsync(typeof(Echo));
        Assert.False(first.IsCompleted);
        Assert.NotSame(first, second);

        _registry.Register<Echo>(Actor);

        Assert.Same(Actor, await first);
        Assert.Same(Actor, await second);
    }

    [Fact]
    public void A_wait_for_an_actor_that_is_there_is_over_at_once()
    {
        _registry.Register<Echo>(Actor);

        Assert.True(_registry.GetAsync<Echo>(new CancellationToken(canceled: true)).IsCompletedSuccessfully);
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task A_cancelled_wait_ends_alone()
    {
        using var cancellation = new CancellationTokenSource();
        var cancelled = _registry.GetAsync<Echo>(cancellation.Token);
        var other = _registry.GetAsync<Echo>();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        _registry.Register<Echo>(Actor);

        Assert.Same(Actor, await other);
    }

    [Fact]
    public void Its_entries_can_be_enumerated()
    {
        _registry.Register<Echo>(Actor);

        Assert.Equal([KeyValuePair.Create(typeof(Echo), Actor)], _registry);
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task One_actor_system_has_one_registry()
    {
        await using var host = await TestHost.StartAsync(_ => { });

        Assert.Same(host.Registry, ActorRegistry.For(host.System));
    }
}
