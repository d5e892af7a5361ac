using Akka.Actor;

namespace Akka.Pattern;

/// <summary>Starts the options of a back-off supervisor.</summary>
public static class Backoff
{
    /// <summary>A supervisor that starts its child again, after a pause, when the child has failed. A child that stops itself ends the supervisor.</summary>
    /// <param name="childProps">The child.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first pause.</param>
    /// <param name="maxBackoff">The longest pause.</param>
    /// <param name="randomFactor">By what part pauses are lengthened at random, so that many children do not return at once.</param>
    [Obsolete("Use the overload that takes maxNrOfRetries")]
    public static BackoffOptions OnFailure(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        OnFailure(childProps, childName, minBackoff, maxBackoff, randomFactor, -1);

    /// <summary>A supervisor that starts its child again, after a pause, when the child has failed. A child that stops itself ends the supervisor.</summary>
    /// <param name="childProps">The child.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first pause.</param>
    /// <param name="maxBackoff">The longest pause.</param>
    /// <param name="randomFactor">By what part pauses are lengthened at random, so that many children do not return at once.</param>
    /// <param name="maxNrOfRetries">How many restarts there may be; negative for any number.</param>
    public static BackoffOptions OnFailure(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        new BackoffOptionsImpl(BackoffTrigger.Failure, childProps, childName, minBackoff, maxBackoff, randomFactor).WithMaxNrOfRetries(maxNrOfRetries);

    /// <summary>A supervisor that starts its child again, after a pause, when the child has stopped.</summary>
    /// <param name="childProps">The child.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first pause.</param>
    /// <param name="maxBackoff">The longest pause.</param>
    /// <param name="randomFactor">By what part pauses are lengthened at random, so that many children do not return at once.</param>
    [Obsolete("Use the overload that takes maxNrOfRetries")]
    public static BackoffOptions OnStop(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        OnStop(childProps, childName, minBackoff, maxBackoff, randomFactor, -1);

    /// <summary>A supervisor that starts its child again, after a pause, when the child has stopped.</summary>
    /// <param name="childProps">The child.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first pause.</param>
    /// <param name="maxBackoff">The longest pause.</param>
    /// <param name="randomFactor">By what part pauses are lengthened at random, so that many children do not return at once.</param>
    /// <param name="maxNrOfRetries">How many restarts there may be; negative for any number.</param>
    public static BackoffOptions OnStop(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        new BackoffOptionsImpl(BackoffTrigger.Stop, childProps, childName, minBackoff, maxBackoff, randomFactor).WithMaxNrOfRetries(maxNrOfRetries);
}
