using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;

namespace Akka.Event;

/// <summary>
/// Waits once until a system's loggers have handled what was published before: while the system starts, or as a termination hook, because
/// the loggers' parent, which stops next, would take the rest with it. A bare reference. Thread-safe.
/// </summary>
/// <remarks>
/// An <see cref="Identify"/> comes behind those events in a logger's mailbox, so its answer means that they are through. A logger that hangs
/// or fails for good is waited for a limited time only, by the real clock: the system's own may be a test's, which stands still.
/// </remarks>
internal sealed class LoggerFlush : MinimalActorRef
{
    private static readonly TimeSpan LongestAtStart = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestAtEnd = TimeSpan.FromSeconds(5);

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

    /// <summary>Flushes now, and blocks the caller meanwhile: for a moment at most.</summary>
    public void AtStart()
    {
        AskLoggers();
        _flushed.Task.Wait(LongestAtStart);
    }

    /// <summary>Will hold up the end of the system until the loggers are flushed, for some seconds at most.</summary>
    public void RegisterForEnd() => _system.SystemGuardian.Tell(RegisterTerminationHook.Instance, this);

    protected override void TellInternal(object message, IActorRef sender)
    {
        switch (message)
        {
            case TerminationHook:
                _ = AtEnd();
                break;
            case ActorIdentity:
                Answered();
                break;
        }
    }

    private async Task AtEnd()
    {
        AskLoggers();
        await _flushed.Task.WaitAsync(LongestAtEnd).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _system.SystemGuardian.Tell(TerminationHookDone.Instance, this);
    }

    private void AskLoggers()
    {
        var loggers = _bus.LoggerActors();
        Volatile.Write(ref _unanswered, loggers.Count + 1);
        foreach (var logger in loggers)
            logger.Tell(new Identify(null), this);
        Answered();
    }

    // One more is counted than there are loggers, so that the count reaches zero only after the last has been asked.
    private void Answered()
    {
        if (Interlocked.Decrement(ref _unanswered) == 0)
            _flushed.TrySetResult();
    }
}
