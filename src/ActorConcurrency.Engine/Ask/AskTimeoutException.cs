namespace Akka.Actor;

/// <summary>No reply came in time. Whether the request was handled is unknown.</summary>
public class AskTimeoutException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">How long was waited.</param>
    public AskTimeoutException(string message) : base(message) { }
}
