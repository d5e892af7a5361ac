namespace Akka.Actor;

/// <summary>
/// The actors at a path, whoever they are at the moment of sending: a path from an anchor, with wildcards '*' and '?' within a
/// step and '**' for everything below as the last one. Immutable; compares by value. Thread-safe.
/// </summary>
public partial class ActorSelection : ICanTell
{
    /// <summary>Creates a selection without an anchor. For serialisers.</summary>
    public ActorSelection()
    {
        Anchor = ActorRefs.Nobody;
        Path = [];
    }

    /// <summary>Creates a selection.</summary>
    /// <param name="anchor">Where the path starts.</param>
    /// <param name="path">The steps.</param>
    public ActorSelection(IActorRef anchor, SelectionPathElement[] path)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        Anchor = anchor;
        Path = path;
    }

    /// <summary>Creates a selection.</summary>
    /// <param name="anchor">Where the path starts.</param>
    /// <param name="path">The steps, separated by slashes; empty for the anchor itself.</param>
    public ActorSelection(IActorRef anchor, string path) : this(anchor, path.Split('/')) { }

    /// <summary>Creates a selection.</summary>
    /// <param name="anchor">Where the path starts.</param>
    /// <param name="elements">The steps; empty ones are skipped.</param>
    public ActorSelection(IActorRef anchor, IEnumerable<string> elements) : this(anchor, SelectionPathElement.Parse(elements)) { }

    /// <summary>Where the path starts.</summary>
    public IActorRef Anchor { get; }

    /// <summary>The steps.</summary>
    public SelectionPathElement[] Path { get; }

    /// <summary>The steps as text, each led by a slash.</summary>
    public string PathString => "/" + string.Join("/", (object[])Path);

    /// <summary>Sends a message to all selected actors. Where the path leads to nobody it is a dead letter.</summary>
    /// <param name="message">What to send; not null.</param>
    /// <param name="sender">Where replies go; null for the actor that runs here, or nobody.</param>
    /// <exception cref="InvalidMessageException"><paramref name="message"/> is null.</exception>
    /// <exception cref="IllegalActorNameException">'**' is not the last step.</exception>
    public void Tell(object message, IActorRef? sender = null)
    {
        if (message is null) throw new InvalidMessageException("Message is null.");
        Deliver((IInternalActorRef)Anchor, message, Path, fanOut: false, sender ?? ActorCell.GetCurrentSelfOrNoSender());
    }

    /// <summary>Finds one selected actor.</summary>
    /// <param name="timeout">How long to wait; zero or less for no limit.</param>
    /// <exception cref="ActorNotFoundException">There is none, or it did not answer in time.</exception>
    public Task<IActorRef> ResolveOne(TimeSpan timeout) => ResolveOne(timeout, CancellationToken.None);

    /// <summary>Finds one selected actor.</summary>
    /// <param name="timeout">How long to wait; zero or less for no limit.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <exception cref="ActorNotFoundException">There is none, it did not answer in time, or the waiting was cancelled.</exception>
    public async Task<IActorRef> ResolveOne(TimeSpan timeout, CancellationToken ct)
    {
        try
        {
            var identity = await this.Ask<ActorIdentity>(new Identify(null), timeout, ct).ConfigureAwait(false);
            return identity.Subject ?? throw new ActorNotFoundException("subject was null");
        }
        catch (Exception cause)
        {
            throw new ActorNotFoundException("Exception occurred while resolving ActorSelection", cause);
        }
    }

    /// <summary>Whether both select the same.</summary>
    /// <param name="other">The other.</param>
    protected bool Equals(ActorSelection other) => Anchor.Equals(other.Anchor) && Path.AsSpan().SequenceEqual(other.Path);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ActorSelection other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Anchor);
        foreach (var element in Path) hash.Add(element);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var anchor = Anchor.Path.Uid == ActorCell.UndefinedUid ? $"{Anchor.Path}" : $"{Anchor.Path}#{Anchor.Path.Uid}";
        return $"ActorSelection[Anchor({anchor}), Path({PathString})]";
    }
}
