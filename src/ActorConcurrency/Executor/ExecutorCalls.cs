using Akka.Actor;
using static ActorConcurrency.ExecutorProtocol;

namespace ActorConcurrency;

/// <summary>What a handle asks of the executor's actor, and what the answers mean to the caller. Thread-safe.</summary>
/// <remarks>
/// A submission that is given up asks nobody whether it was too late: the work's own word tells. If it has begun, it was taken in, and the caller gets it;
/// if not, it never begins.
/// </remarks>
internal sealed class ExecutorCalls : IExecutionHost
{
    private readonly Gateway _gateway;
    private readonly Calls<bool> _submits;
    private readonly Calls<bool> _timedSubmits;
    private readonly Calls<bool> _commands;
    private readonly Calls<int> _cancels;
    private readonly Calls<bool> _joins;
    private readonly Calls<bool> _timedJoins;
    private readonly Calls<ExecutorSnapshot> _snapshots;

    public ExecutorCalls(Gateway gateway)
    {
        _gateway = gateway;
        _submits = new(gateway, ReadSubmit, Withdrawal);
        _timedSubmits = new(gateway, ReadSubmit, Withdrawal, emptyWhenLate: true);
        _commands = new(gateway, Answers.Of(static (Done _) => true));
        _cancels = new(gateway, Answers.Of(static (Cancelled answer) => answer.Count));
        _joins = new(gateway, Answers.Of(static (Ended answer) => answer.IsSo), Withdrawal);
        _timedJoins = new(gateway, Answers.Of(static (Ended answer) => answer.IsSo), Withdrawal, emptyWhenLate: true);
        _snapshots = new(gateway, Answers.Of(static (Snapshot answer) => answer.State));
    }

    public object Executor => _gateway.Target;

    /// <summary>Submits work.</summary>
    /// <param name="work">The work.</param>
    /// <param name="timeout">How long to wait for room; null: as long as it takes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The work; null: there was no room, and it does not run.</returns>
    public ValueTask<TExecution?> Submit<TExecution>(TExecution work, TimeSpan? timeout, CancellationToken cancellationToken) where TExecution : Execution =>
        _gateway.Try(new SubmitAttempt(work, _gateway.Turn.ForeignNow), cancellationToken, out bool _)
            ? new(work)
            : AskAsync(work, timeout, cancellationToken);

    public ValueTask<int> CancelQueued(CancellationToken cancellationToken) =>
        _cancels.Ask(static (id, _) => new CancelQueued(id), 0, _gateway.CallTimeout, cancellationToken);

    public ValueTask Shutdown(ShutdownMode mode, CancellationToken cancellationToken) =>
        _commands.AskDone(static (id, mode) => new Shutdown(id, mode), mode, _gateway.CallTimeout, cancellationToken);

    public ValueTask Join(CancellationToken cancellationToken) => _joins.AskDone(static (id, _) => new Join(id), 0, timeout: null, cancellationToken);

    public ValueTask<bool> TryJoin(TimeSpan timeout, CancellationToken cancellationToken) => timeout == TimeSpan.Zero
        ? _joins.Ask(static (id, _) => new Join(id, Wait: false), 0, _gateway.CallTimeout, cancellationToken)
        : _timedJoins.Ask(static (id, _) => new Join(id), 0, timeout, cancellationToken);

    public ValueTask<ExecutorSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, _gateway.CallTimeout, cancellationToken);

    /// <inheritdoc/>
    public void Withdraw(Execution execution)
    {
        if (_gateway.Turn.IsThere) _gateway.DoLate(new RemoveStep(execution, _gateway.Turn.ForeignNow));
        else _gateway.TellLate(new Remove(execution));
    }

    /// <summary>The handle leaves: its work is cancelled. To be called before the gateway is closed.</summary>
    public void Leave() => _gateway.TellLate(new Leave(this));

    private async ValueTask<TExecution?> AskAsync<TExecution>(TExecution work, TimeSpan? timeout, CancellationToken cancellationToken) where TExecution : Execution
    {
        var isNow = timeout == TimeSpan.Zero;
        try
        {
            var entry = new SubmitEntry(work, wait: !isNow, _gateway.Turn.ForeignNow);
            var isIn = await (timeout is null || isNow ? _submits : _timedSubmits).Ask(
                entry, static (id, about) => new Submit(id, about.work, about.Wait), (work, Wait: !isNow), isNow ? _gateway.CallTimeout : timeout, cancellationToken)
                .ConfigureAwait(false);
            return isIn || !work.TryGiveUp() ? work : null;
        }
        catch when (!work.TryGiveUp())
        {
            return work;
        }
    }

    private static Withdraw Withdrawal(RequestId id) => new(id);

    private static Exception? ReadSubmit(IReply reply, out bool isIn)
    {
        isIn = reply is Accepted;
        return reply switch
        {
            Accepted or Refused { Reason: ExecutorRefusal.NoRoom } => null,
            Refused { Reason: ExecutorRefusal.ShutDown } => ExecutorRefusals.ShutDown(),
            Refused refused => new BrokenExecutorException(refused.Broken!),
            _ => Gateway.Unexpected(reply, out isIn),
        };
    }
}
