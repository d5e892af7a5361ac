using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>Who holds a permit hears that it is lost before anybody else gets it.</summary>
public sealed class SemaphoreLostTests(Actors actors) : IClassFixture<Actors>
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);
    private readonly FakeTimeProvider _time = new();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_end_of_the_actor_loses_every_permit()
    {
        await using var semaphore = Start(initial: 2);
        var direct = await semaphore.AcquireAsync();
        IPermit inSession = await semaphore.OpenSession("holder").AcquireAsync();
        CancellationToken[] early = [direct.Lost, inSession.Lost];

        await semaphore.Actor.GracefulStop(Limit.Hang);

        Assert.All([.. early, direct.Lost, inSession.Lost], lost => Assert.True(lost.IsCancellationRequested));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_holder_of_a_lease_that_is_over_knows_it_when_the_next_one_is_granted()
    {
        await using var semaphore = Start(initial: 1, Lease);
        var permit = await semaphore.AcquireAsync();
        var lost = permit.Lost;
        var next = semaphore.AcquireAsync().AsTask();
        await semaphore.SnapshotAsync();

        Assert.False(lost.IsCancellationRequested);
        _time.Advance(Lease);
        await next;

        Assert.True(lost.IsCancellationRequested);
        Assert.False((await next).Lost.IsCancellationRequested);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Who_looks_again_and_again_sees_that_the_lease_is_over(bool inSession, bool looksBefore)
    {
        await using var semaphore = Start(initial: 1, Lease);
        await using var session = semaphore.OpenSession("looks");
        var first = await semaphore.AcquireAsync();
        var waiting = (inSession ? session.AcquireAsync() : semaphore.AcquireAsync()).AsTask();
        await semaphore.SnapshotAsync();
        first.Dispose();
        var permit = await waiting;
        if (looksBefore) Assert.False(permit.Lost.IsCancellationRequested);
        var next = semaphore.AcquireAsync().AsTask();
        await semaphore.SnapshotAsync();

        _time.Advance(Lease);
        await next;

        Assert.True(permit.Lost.IsCancellationRequested);
        Assert.True(permit.Lost.IsCancellationRequested);
        Assert.False((await next).Lost.IsCancellationRequested);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_end_of_an_owner_loses_what_it_held()
    {
        await using var semaphore = Start(initial: 1);
        var owner = actors.System.ActorOf(Props.Empty);
        var permit = await semaphore.OpenSession("owner", owner).AcquireAsync();
        var lost = permit.Lost;
        var next = semaphore.AcquireAsync().AsTask();
        await semaphore.SnapshotAsync();

        actors.System.Stop(owner);
        await next;

        Assert.True(lost.IsCancellationRequested);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_asks_only_when_it_is_lost_is_told_so()
    {
        await using var semaphore = Start(initial: 1);
        var session = semaphore.OpenSession("holder");
        var permit = await session.AcquireAsync();
        await session.DisposeAsync();

        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = permit.Lost.Register(told.SetResult);

        await told.Task.WaitAsync(Limit.Hang);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_was_given_back_is_not_lost()
    {
        await using var semaphore = Start(initial: 2, Lease);
        var permit = await semaphore.AcquireAsync();
        var lost = permit.Lost;

        permit.Dispose();
        await semaphore.SnapshotAsync();
        _time.Advance(2 * Lease);
        await semaphore.SnapshotAsync();

        Assert.False(lost.IsCancellationRequested);
        Assert.Equal(CancellationToken.None, permit.Lost);
        Assert.Equal(CancellationToken.None, default(SemaphorePermit).Lost);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_copy_of_a_permit_that_is_back_says_nothing_of_the_next_holder()
    {
        await using var semaphore = Start(initial: 1);
        var old = await semaphore.AcquireAsync();
        old.Dispose();

        var next = await semaphore.AcquireAsync();

        Assert.Equal(CancellationToken.None, old.Lost);
        Assert.True(next.Lost.CanBeCanceled);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_callback_that_blocks_keeps_nobody_waiting()
    {
        await using var semaphore = Start(initial: 1, Lease);
        var permit = await semaphore.AcquireAsync();
        using var gate = new Gate();
        await using var registration = permit.Lost.Register(gate.Pass);
        var next = semaphore.AcquireAsync().AsTask();
        await semaphore.SnapshotAsync();

        _time.Advance(Lease);
        await gate.Arrived;
        await next;
        gate.Open();
    }

    private ActorSemaphore Start(int initial, TimeSpan? lease = null) =>
        ActorSemaphore.Start(actors.System, new SemaphoreSettings { Initial = initial, Lease = lease }, timeProvider: _time);
}
