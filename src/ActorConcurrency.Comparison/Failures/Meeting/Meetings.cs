using ActorConcurrency.Locks;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>A barrier at which threads wait.</summary>
internal abstract class ThreadMeeting : Meeting
{
    private readonly Dictionary<Task, BlockingCall> _calls = [];

    public override Task ArriveAsync(string who, CancellationToken cancellation = default) => Call(who, () => Arrive(cancellation));

    public override async Task<bool> TryArriveAsync(string who, TimeSpan timeout)
    {
        var passed = false;
        await Call(who, () => passed = TryArrive(timeout)).ConfigureAwait(false);
        return passed;
    }

    public override Task<bool> IsBlockedAsync(Task wait)
    {
        lock (_calls) return _calls[wait].IsBlockedAsync();
    }

    public override void Arrive() => Arrive(CancellationToken.None);

    protected abstract void Arrive(CancellationToken cancellation);

    protected abstract bool TryArrive(TimeSpan timeout);

    private Task Call(string who, Action action)
    {
        var call = BlockingCall.Start(who, action);
        lock (_calls) _calls[call.Done] = call;
        return call.Done;
    }
}

/// <summary>Python's.</summary>
internal sealed class PythonMeeting(int parties) : ThreadMeeting
{
    private readonly PythonBarrier _barrier = new(parties);

    public override Task FailAsync(string who)
    {
        _barrier.Abort();
        return Task.CompletedTask;
    }

    public override Task ResetAsync()
    {
        _barrier.Reset();
        return Task.CompletedTask;
    }

    protected override void Arrive(CancellationToken cancellation) => _barrier.Wait();

    protected override bool TryArrive(TimeSpan timeout)
    {
        _barrier.Wait(timeout);
        return true;
    }
}

/// <summary>The bare <see cref="Barrier"/>, as its documentation shows it.</summary>
internal sealed class DotNetMeeting(int parties) : ThreadMeeting
{
    private readonly Barrier _barrier = new(parties);

    public override bool Breaks => false;

    public override Task FailAsync(string who)
    {
        _barrier.RemoveParticipant();
        return Task.CompletedTask;
    }

    protected override void Arrive(CancellationToken cancellation) => _barrier.SignalAndWait(cancellation);

    protected override bool TryArrive(TimeSpan timeout) => _barrier.SignalAndWait(timeout);
}

/// <summary>A barrier by its contract.</summary>
/// <param name="barrier">The barrier.</param>
/// <param name="actors">Where the parties' actors are started; null: they have none.</param>
internal sealed class ContractMeeting(IBarrier barrier, IActorRefFactory? actors = null) : Meeting
{
    private readonly Dictionary<string, IBarrierParty> _parties = [];
    private readonly Owners? _owners = actors is null ? null : new(actors);

    /// <summary>Whether the end of a party's owner is seen.</summary>
    public bool IsOwned => _owners is not null;

    public override async Task JoinAsync(string who) => _parties[who] = barrier is ActorBarrier actor
        ? await actor.JoinAsync(who, owner: _owners?.Find(who)).ConfigureAwait(false)
        : await barrier.JoinAsync(who).ConfigureAwait(false);

    public override Task ArriveAsync(string who, CancellationToken cancellation = default) =>
        (_parties.TryGetValue(who, out var party) ? party.SignalAndWaitAsync(cancellation) : barrier.SignalAndWaitAsync(cancellation)).AsTask();

    public override async Task<bool> TryArriveAsync(string who, TimeSpan timeout) =>
        await (_parties.TryGetValue(who, out var party) ? party.TrySignalAndWaitAsync(timeout) : barrier.TrySignalAndWaitAsync(timeout)).ConfigureAwait(false) is not null;

    // “await using” ends it.
    public override Task FailAsync(string who) => _parties[who].DisposeAsync().AsTask();

    public override Task DieAsync(string who) => _owners?.BuryAsync(who) ?? Task.CompletedTask;

    public override async Task<bool> IsBlockedAsync(Task wait)
    {
        var snapshot = await barrier.SnapshotAsync().ConfigureAwait(false);
        return !wait.IsCompleted && !snapshot.Waiters.IsEmpty;
    }

    public override Task ResetAsync() => barrier.ResetAsync().AsTask();

    public override Task StopAsync() => barrier.DisposeAsync().AsTask();

    public override void Arrive() => barrier.SignalAndWaitAsync().AsTask().GetAwaiter().GetResult();
}
