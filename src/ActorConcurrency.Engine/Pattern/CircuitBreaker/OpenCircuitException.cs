using Akka.Actor;

namespace Akka.Pattern;

/// <summary>A call was refused because the circuit breaker is open, or half open and busy with its trial call.</summary>
public class OpenCircuitException : AkkaException
{
    private const string DefaultMessage = "Circuit Breaker is open; calls are failing fast";

    /// <summary>Creates the exception with the default text.</summary>
    public OpenCircuitException() : base(DefaultMessage) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why the call was refused.</param>
    public OpenCircuitException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why the call was refused.</param>
    /// <param name="remainingDuration">How long until a trial call is let through.</param>
    public OpenCircuitException(string message, TimeSpan remainingDuration) : base(message) => RemainingDuration = remainingDuration;

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why the call was refused.</param>
    /// <param name="cause">What opened the breaker.</param>
    public OpenCircuitException(string message, Exception? cause) : base(message, cause) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why the call was refused.</param>
    /// <param name="cause">What opened the breaker.</param>
    /// <param name="remainingDuration">How long until a trial call is let through.</param>
    public OpenCircuitException(string message, Exception? cause, TimeSpan remainingDuration) : base(message, cause) =>
        RemainingDuration = remainingDuration;

    /// <summary>Creates the exception with the default text.</summary>
    /// <param name="cause">What opened the breaker.</param>
    public OpenCircuitException(Exception? cause) : base(DefaultMessage, cause) { }

    /// <summary>Creates the exception with the default text.</summary>
    /// <param name="cause">What opened the breaker.</param>
    /// <param name="remainingDuration">How long until a trial call is let through.</param>
    public OpenCircuitException(Exception? cause, TimeSpan remainingDuration) : this(DefaultMessage, cause, remainingDuration) { }

    /// <summary>How long until a trial call is let through; zero if one is under way.</summary>
    public TimeSpan RemainingDuration { get; }
}
