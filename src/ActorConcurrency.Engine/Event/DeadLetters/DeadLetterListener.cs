using Akka.Actor;

namespace Akka.Event;

/// <summary>
/// Logs the messages that reached nobody: at most <c>akka.log-dead-letters</c> of them, then none for
/// <c>akka.log-dead-letters-suspend-duration</c>, then again.
/// </summary>
public class DeadLetterListener : ActorBase
{
    private readonly EventStream _eventStream = Context.System.EventStream;
    private readonly int _maxCount = Context.System.Settings.LogDeadLetters;
    private readonly TimeSpan _suspendDuration = Context.System.Settings.LogDeadLettersSuspendDuration;
    private int _count;
    private long _suspendedSince;
    private bool _suspended;

    private bool IsLimited => _maxCount != int.MaxValue;

    private bool SuspendsForEver => _suspendDuration <= TimeSpan.Zero || _suspendDuration == TimeSpan.MaxValue;

    /// <inheritdoc/>
    protected override void PreStart()
    {
        _eventStream.Subscribe(Self, typeof(DeadLetter));
        _eventStream.Subscribe(Self, typeof(Dropped));
        _eventStream.Subscribe(Self, typeof(UnhandledMessage));
    }

    /// <summary>Keeps the subscriptions.</summary>
    /// <param name="reason">Why the actor restarts.</param>
    /// <param name="message">What it was handling.</param>
    protected override void PreRestart(Exception reason, object message) { }

    /// <summary>Keeps the subscriptions.</summary>
    /// <param name="reason">Why the actor restarted.</param>
    protected override void PostRestart(Exception reason) { }

    /// <inheritdoc/>
    protected override void PostStop() => _eventStream.Unsubscribe(Self);

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        if (message is not AllDeadLetters letter)
            return false;

        // Counts up to the largest number and stays there.
        if (_count < int.MaxValue)
            _count++;

        if (_suspended)
            LogIfSuspensionIsOver(letter);
        else if (IsLimited && _count >= _maxCount)
            LogTheLast(letter);
        else
            Log(letter, "");
        return true;
    }

    private void LogTheLast(AllDeadLetters letter)
    {
        if (SuspendsForEver)
        {
            Log(letter, ", no more dead letters will be logged");
            Context.Stop(Self);
            return;
        }

        Log(letter, $", no more dead letters will be logged in next [{_suspendDuration}]");
        _suspended = true;
        _suspendedSince = Environment.TickCount64;
    }

    private void LogIfSuspensionIsOver(AllDeadLetters letter)
    {
        if (Environment.TickCount64 - _suspendedSince < _suspendDuration.TotalMilliseconds)
            return;

        Log(letter, $", of which {_count - _maxCount - 1} were not logged. The counter will be reset now");
        _suspended = false;
        _count = 0;
    }

    private void Log(AllDeadLetters letter, string remark)
    {
        var source = LogSource.Create(letter.Recipient, Context.System);
        _eventStream.Publish(new Info(source.Source, source.Type, Describe(letter, remark)));
    }

    private string Describe(AllDeadLetters letter, string remark)
    {
        var (message, type) = Unwrap(letter.Message);
        var origin = letter.Sender is null || letter.Sender.Equals(Context.System.DeadLetters) ? "" : $" from {letter.Sender}";
        var fate = letter switch
        {
            Dropped dropped => $"was dropped. {dropped.Reason}.",
            UnhandledMessage => "was unhandled.",
            _ => "was not delivered.",
        };
        var hint = letter is DeadLetter
            ? $" If this is not an expected behavior then {letter.Recipient} may have terminated unexpectedly."
            : "";
        return $"Message [{type}]{origin} to {letter.Recipient} {fate} [{_count}] dead letters encountered{remark}.{hint} "
            + "This logging can be turned off or adjusted with configuration settings 'akka.log-dead-letters' and "
            + $"'akka.log-dead-letters-during-shutdown'. Message content: {message}";
    }

    private static (object Message, string Type) Unwrap(object message)
    {
        if (message is not IWrappedMessage wrapper)
            return (message, message.GetType().Name);

        var inner = wrapper.Message;
        while (inner is IWrappedMessage next)
            inner = next.Message;
        return (inner, $"{inner.GetType().Name}] wrapped in [{wrapper.GetType().Name}");
    }
}
