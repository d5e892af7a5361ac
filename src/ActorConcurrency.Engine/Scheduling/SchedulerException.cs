namespace Akka.Actor;

/// <summary>Something was scheduled on a scheduler that has stopped: schedule before the system terminates.</summary>
public sealed class SchedulerException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was refused.</param>
    public SchedulerException(string message) : base(message) { }
}
