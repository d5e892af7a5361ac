using Akka.Actor;

namespace Akka.Pattern;

/// <summary>The cause that stands for a call of <see cref="CircuitBreaker.Fail"/>.</summary>
public class UserCalledFailException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    public UserCalledFailException() : base("User code caused [CircuitBreaker] to fail because it calls the [Fail()] method.") { }
}
