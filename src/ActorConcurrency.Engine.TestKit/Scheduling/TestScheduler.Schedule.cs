using Akka.Actor;
using Akka.Dispatch;

namespace Akka.TestKit;

public partial class TestScheduler
{
    /// <summary>Sends a message once.</summary>
    /// <param name="delay">How far the clock has to move first; zero and less is due at the next move.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">The message.</param>
    /// <param name="sender">From whom.</param>
    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender) =>
        Add(delay, null, () => receiver.Tell(message, sender!), null);

    /// <inheritdoc cref="ScheduleTellOnce(TimeSpan, ICanTell, object, IActorRef)" />
    /// <param name="delay">How far the clock has to move first; zero and less is due at the next move.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">The message.</param>
    /// <param name="sender">From whom.</param>
    /// <param name="cancelable">Cancels it.</param>
    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Add(delay, null, () => receiver.Tell(message, sender!), cancelable);

    /// <summary>Sends a message again and again.</summary>
    /// <param name="initialDelay">How far the clock has to move first; zero and less is due at the next move.</param>
    /// <param name="interval">How far the clock has to move from one to the next.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">The message.</param>
    /// <param name="sender">From whom.</param>
    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender) =>
        Add(initialDelay, interval, () => receiver.Tell(message, sender!), null);

    /// <inheritdoc cref="ScheduleTellRepeatedly(TimeSpan, TimeSpan, ICanTell, object, IActorRef)" />
    /// <param name="initialDelay">How far the clock has to move first; zero and less is due at the next move.</param>
    /// <param name="interval">How far the clock has to move from one to the next.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">The message.</param>
    /// <param name="sender">From whom.</param>
    /// <param name="cancelable">Cancels it.</param>
    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender,
        ICancelable? cancelable) =>
        Add(initialDelay, interval, () => receiver.Tell(message, sender!), cancelable);

    /// <summary>Runs an action once.</summary>
    /// <param name="delay">How far the clock has to move first; zero and less is due at the next move.</param>
    /// <param name="action">The action.</param>
    /// <param name="cancelable">Cancels it.</param>
    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) => Add(delay, null, action, cancelable);

    /// <inheritdoc cref="ScheduleOnce(TimeSpan, Action, ICancelable)" />
    public void ScheduleOnce(TimeSpan delay, Action action) => Add(delay, null, action, null);

    /// <inheritdoc cref="ScheduleOnce(TimeSpan, Action, ICancelable)" />
    public void ScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable) => Add(delay, null, action.Run, cancelable);

    /// <inheritdoc cref="ScheduleOnce(TimeSpan, Action, ICancelable)" />
    public void ScheduleOnce(TimeSpan delay, IRunnable action) => Add(delay, null, action.Run, null);

    /// <summary>Runs an action again and again.</summary>
    /// <param name="initialDelay">How far the clock has to move first; zero and less is due at the next move.</param>
    /// <param name="interval">How far the clock has to move from one run to the next.</param>
    /// <param name="action">The action.</param>
    /// <param name="cancelable">Cancels it.</param>
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        Add(initialDelay, interval, action, cancelable);

    /// <inheritdoc cref="ScheduleRepeatedly(TimeSpan, TimeSpan, Action, ICancelable)" />
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) => Add(initialDelay, interval, action, null);

    /// <inheritdoc cref="ScheduleRepeatedly(TimeSpan, TimeSpan, Action, ICancelable)" />
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable) =>
        Add(initialDelay, interval, action.Run, cancelable);

    /// <inheritdoc cref="ScheduleRepeatedly(TimeSpan, TimeSpan, Action, ICancelable)" />
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action) => Add(initialDelay, interval, action.Run, null);
}
