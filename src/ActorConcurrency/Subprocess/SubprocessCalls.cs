using static ActorConcurrency.SubprocessProtocol;

namespace ActorConcurrency;

/// <summary>What a handle asks of the subprocess's actor, and what the answers mean to the caller. Thread-safe.</summary>
internal sealed class SubprocessCalls
{
    private readonly Gateway _gateway;
    private readonly Calls<OutputLine?> _reads;
    private readonly Calls<bool> _writes;
    private readonly Calls<bool> _orders;
    private readonly Calls<SubprocessSnapshot> _snapshots;

    public SubprocessCalls(Gateway gateway)
    {
        _gateway = gateway;
        _reads = new(gateway, ReadLine, Withdrawal);
        _writes = new(gateway, ReadDone, Withdrawal);
        _orders = new(gateway, ReadDone);
        _snapshots = new(gateway, Answers.Of(static (Snapshot answer) => answer.State));
    }

    public ValueTask<OutputLine?> Read(OutputOrigin? origin, CancellationToken cancellationToken) =>
        _reads.Ask(static (id, origin) => new ReadLine(id, origin), origin, timeout: null, cancellationToken);

    public ValueTask Write(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        _writes.AskDone(static (id, bytes) => new Write(id, bytes), bytes, timeout: null, cancellationToken);

    public ValueTask<bool> CompleteInput(CancellationToken cancellationToken) =>
        _writes.Ask(static (id, _) => new CompleteInput(id), 0, timeout: null, cancellationToken);

    public ValueTask<bool> Signal(int number, CancellationToken cancellationToken) =>
        _orders.Ask(static (id, number) => new Signal(id, number), number, _gateway.CallTimeout, cancellationToken);

    public ValueTask<bool> End(TimeSpan? grace, CancellationToken cancellationToken) =>
        _orders.Ask(static (id, grace) => new End(id, grace), grace, _gateway.CallTimeout, cancellationToken);

    public ValueTask<SubprocessSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, _gateway.CallTimeout, cancellationToken);

    private static Withdraw Withdrawal(RequestId id) => new(id);

    // Only the winner reads an answer, so a line is accepted here or else withdrawn, never both.
    private Exception? ReadLine(IReply reply, out OutputLine? line)
    {
        line = null;
        if (reply is NoMore) return null;
        if (reply is NotStarted failed) return Failure(failed);
        if (reply is not LineIs given) return Gateway.Unexpected(reply, out line);
        line = given.Line;
        _gateway.TellBack(new Accept(given.Id));
        return null;
    }

    private static Exception? ReadDone(IReply reply, out bool isDone)
    {
        isDone = reply is Done { IsDone: true };
        return reply switch
        {
            Done => null,
            NoInput => new InputClosedException(ChildProcess.NoInput),
            NotStarted failed => Failure(failed),
            _ => Gateway.Unexpected(reply, out isDone),
        };
    }

    private static SubprocessStartException Failure(NotStarted failed) => new(failed.Reason, failed.Message, null);
}
