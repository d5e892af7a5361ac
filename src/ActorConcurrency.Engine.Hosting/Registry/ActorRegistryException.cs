namespace Akka.Hosting;

/// <summary>What went wrong with an <see cref="ActorRegistry"/>.</summary>
public class ActorRegistryException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong, and the remedy.</param>
    public ActorRegistryException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public ActorRegistryException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

/// <summary>The key is taken by another actor.</summary>
public sealed class DuplicateActorRegistryException : ActorRegistryException
{
    /// <inheritdoc />
    public DuplicateActorRegistryException(string message) : base(message)
    {
    }

    /// <inheritdoc />
    public DuplicateActorRegistryException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

/// <summary>No actor is registered under the key.</summary>
public sealed class MissingActorRegistryEntryException : ActorRegistryException
{
    /// <inheritdoc />
    public MissingActorRegistryEntryException(string message) : base(message)
    {
    }

    /// <inheritdoc />
    public MissingActorRegistryEntryException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
