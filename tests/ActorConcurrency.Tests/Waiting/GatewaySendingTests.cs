using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Tests;

/// <summary>What happens to a request that meets something else at the very moment at which it is told.</summary>
public sealed class GatewaySendingTests : IClassFixture<Actors>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider _time = new();
    private readonly ManualActor _actor;
    private readonly ActorSemaphore _semaphore;

    public GatewaySendingTests(Actors actors)
    {
        _actor = new ManualActor(actors.System);
        _semaphore = ActorSemaphore.Attach(_actor, new SemaphoreSettings(), _time);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task If_the_handle_is_disposed_meanwhile_the_request_is_withdrawn_behind_itself()
    {
        _actor.Meanwhile = () => _ = _semaphore.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(async () => await _semaphore.AcquireAsync());

        AssertWithdrawnBehindItself();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task If_its_time_runs_out_meanwhile_the_request_is_withdrawn_behind_itself()
    {
        // The walk of the timer must be on account of another deadline; this one is not armed yet.
        var earlier = _semaphore.TryAcquireAsync(Patience).AsTask();
        _actor.Take();
        _actor.Meanwhile = () => _time.Advance(2 * Patience);

        var trying = _semaphore.TryAcquireAsync(Patience).AsTask();

        Assert.Null(await earlier);
        Assert.IsType<Withdraw>(_actor.Take().Message);
        _time.Advance(TimeSpan.Zero);
        Assert.Null(await trying);
        AssertWithdrawnBehindItself();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task If_its_token_is_cancelled_meanwhile_the_request_is_withdrawn_behind_itself()
    {
        using var cancellation = new CancellationTokenSource();
        _actor.Meanwhile = cancellation.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _semaphore.AcquireAsync(1, cancellation.Token));

        AssertWithdrawnBehindItself();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task If_the_actor_ends_meanwhile_the_outcome_is_unknown()
    {
        _actor.Meanwhile = _actor.Die;

        await Assert.ThrowsAsync<OutcomeUnknownException>(async () => await _semaphore.AcquireAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await _semaphore.AcquireAsync());
    }

    private void AssertWithdrawnBehindItself()
    {
        var request = Assert.IsType<Acquire>(_actor.Take().Message);
        Assert.Equal(new Withdraw(request.Id), _actor.Take().Message);
        Assert.Equal(0, _actor.Told);
    }
}
