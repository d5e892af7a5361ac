namespace Akka.Actor;

/// <summary>A message was null.</summary>
public class InvalidMessageException : AkkaException
{
    /// <summary>Creates the exception with the default text.</summary>
    public InvalidMessageException() : this("Message is null") { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong.</param>
    public InvalidMessageException(string message) : base(message) { }
}

/// <summary>A path led to no actor.</summary>
public class ActorNotFoundException : AkkaException
{
    /// <summary>Creates the exception with the default text.</summary>
    public ActorNotFoundException() { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was looked for.</param>
    /// <param name="innerException">What led to it.</param>
    public ActorNotFoundException(string message, Exception? innerException = null) : base(message, innerException) { }
}

/// <summary>An actor's name was malformed or taken.</summary>
public class InvalidActorNameException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which name and what is allowed.</param>
    public InvalidActorNameException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which name and what is allowed.</param>
    /// <param name="innerException">What led to it.</param>
    public InvalidActorNameException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>A name that may not be used.</summary>
public class IllegalActorNameException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which name and what is allowed.</param>
    public IllegalActorNameException(string message) : base(message) { }
}

/// <summary>An actor was used in a state that does not allow it.</summary>
public class IllegalActorStateException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was done and what the state was.</param>
    public IllegalActorStateException(string message) : base(message) { }
}

/// <summary>An actor was told to <see cref="Kill"/>.</summary>
public class ActorKilledException : AkkaException
{
    /// <summary>Creates the exception with the runtime's default text.</summary>
    public ActorKilledException() { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The text.</param>
    public ActorKilledException(string message) : base(message) { }
}

/// <summary>An actor could not be created: its constructor or <c>PreStart</c> threw. By default its supervisor stops it.</summary>
public class ActorInitializationException : AkkaException
{
    /// <summary>Creates the exception with the runtime's default text.</summary>
    public ActorInitializationException() { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public ActorInitializationException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="cause">What led to it.</param>
    public ActorInitializationException(string message, Exception cause) : base(message, cause) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="actor">Which actor.</param>
    /// <param name="message">What went wrong.</param>
    /// <param name="cause">What led to it.</param>
    public ActorInitializationException(IActorRef? actor, string message, Exception? cause = null) : base(message, cause) => Actor = actor;

    /// <summary>Which actor, if it is known.</summary>
    public IActorRef? Actor { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Actor is null ? base.ToString() : $"{Actor}: {base.ToString()}";
}

/// <summary><c>PreRestart</c> threw.</summary>
public class PreRestartException : ActorInitializationException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="actor">Which actor.</param>
    /// <param name="restartException">What <c>PreRestart</c> threw.</param>
    /// <param name="cause">Why it was restarted.</param>
    /// <param name="optionalMessage">The message that was being handled, if any.</param>
    public PreRestartException(IActorRef actor, Exception restartException, Exception cause, object? optionalMessage)
        : base(actor, $"Exception in PreRestart of {actor}: {restartException.Message} (restarted because of {cause.GetType()})", restartException)
    {
        RestartException = restartException;
        OriginalCause = cause;
        OptionalMessage = optionalMessage;
    }

    /// <summary>What <c>PreRestart</c> threw.</summary>
    public Exception RestartException { get; }

    /// <summary>Why it was restarted.</summary>
    public Exception OriginalCause { get; }

    /// <summary>The message that was being handled, if any.</summary>
    public object? OptionalMessage { get; }
}

/// <summary>The constructor or <c>PostRestart</c> threw during a restart.</summary>
public class PostRestartException : ActorInitializationException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="actor">Which actor.</param>
    /// <param name="cause">What was thrown.</param>
    /// <param name="originalCause">Why it was restarted.</param>
    public PostRestartException(IActorRef actor, Exception cause, Exception? originalCause)
        : base(actor, $"Exception post restart ({(originalCause is null ? "null" : originalCause.GetType().ToString())})", cause) =>
        OriginalCause = originalCause;

    /// <summary>Why it was restarted.</summary>
    public Exception? OriginalCause { get; }
}

/// <summary>A watched actor died and its <see cref="Terminated"/> was not handled.</summary>
public class DeathPactException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="deadActor">Who died.</param>
    public DeathPactException(IActorRef deadActor) : base($"Monitored actor [{deadActor}] terminated") => DeadActor = deadActor;

    /// <summary>Who died.</summary>
    public IActorRef DeadActor { get; }
}

/// <summary>A logger did not start.</summary>
public class LoggerInitializationException : AkkaException
{
    /// <summary>Creates the exception with the runtime's default text.</summary>
    public LoggerInitializationException() { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which logger and why.</param>
    public LoggerInitializationException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which logger and why.</param>
    /// <param name="cause">What led to it.</param>
    public LoggerInitializationException(string message, Exception? cause = null) : base(message, cause) { }
}

/// <summary>A stash is full.</summary>
public class StashOverflowException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which actor and which capacity.</param>
    /// <param name="cause">What led to it.</param>
    public StashOverflowException(string message, Exception? cause = null) : base(message, cause) { }
}
