using Akka.Actor;

namespace Akka.Pattern;

/// <summary>Something was called in a state that does not allow it.</summary>
public class IllegalStateException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was called and what the state was.</param>
    public IllegalStateException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was called and what the state was.</param>
    /// <param name="innerEx">What led to it.</param>
    public IllegalStateException(string message, Exception innerEx) : base(message, innerEx) { }
}
