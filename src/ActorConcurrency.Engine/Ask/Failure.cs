namespace Akka.Actor;

/// <summary>A failure, as a message. As a reply it makes an Ask fail.</summary>
[Obsolete("Use Akka.Actor.Status.Failure")]
public class Failure
{
    /// <summary>What went wrong.</summary>
    public Exception? Exception { get; set; }

    /// <summary>When.</summary>
    public DateTime Timestamp { get; set; }
}

/// <summary>Several failures, as a message.</summary>
[Obsolete("Use List of Akka.Actor.Status.Failure")]
public class Failures
{
    /// <summary>The failures.</summary>
    public List<Failure> Entries { get; } = [];
}
