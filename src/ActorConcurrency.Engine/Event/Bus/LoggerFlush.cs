using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;

namespace Akka.Event;

/// <summary>
/// Holds the end of a system up until its loggers have handled what was published before: the loggers' parent, which stops next, would take
/// the rest with it. A bare reference, registered as a termination hook. Thread-safe.
/// </summary>
/// <remarks>
/// An <see cref="Identify"/> comes behind those events in a logger's mailbox, so its answer means that they are through. A logger that hangs
/// or fails for good is waited for a few seconds only.
/// </remarks>
internal sealed class LoggerFlush : MinimalActorRef
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly LoggingBus _bus;
    private readonly ActorSystemImpl _system;
    private readonly TaskCompletionSource _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _unanswered;

    public LoggerFlush(LoggingBus bus, ActorSystemImpl system)
    {
        _bus = bus;
        _system = system;
        Path = system.Provider.TempPath();
    }

    public override ActorPath Path { get; }

    public override IActorRefProvider Provider => _system.Provider;

    public void Register() => _system.SystemGuardian.Tell(RegisterTerminationHook.Instance, this);

    protected override void TellInternal(object message, IActorRef sender)
    {
        switch (message)
        {
            case TerminationHook:
                _ = Flush();
                break;
            case ActorIdentity:
                Answered();
                break;
        }
    }

    private async Task Flush()
    {
        using var limit = new CancellationTokenSource();
        var loggers = _bus.LoggerActors();
        Volatile.Write(ref _unanswered, loggers.Count + 1);
        foreach (var logger in loggers)
            logger.Tell(new Identify(null), this);
        Answered();

        await Task.WhenAny(_flushed.Task, Task.Delay(Patience, limit.Token)).ConfigureAwait(false);
        await limit.CancelAsync().ConfigureAwait(false);
        _system.SystemGuardian.Tell(TerminationHookDone.Instance, this);
    }

    // One more is counted than there are loggers, so that the count reaches zero only after the last has been asked.
    private void Answered()
    {
        if (Interlocked.Decrement(ref _unanswered) == 0)
            _flushed.TrySetResult();
    }
}
