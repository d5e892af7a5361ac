namespace Akka.Actor;

/// <summary>A message on its way along the steps of a selection. Immutable.</summary>
public class ActorSelectionMessage : IAutoReceivedMessage, IPossiblyHarmful, IWrappedMessage
{
    /// <summary>Creates the message.</summary>
    /// <param name="message">What the selected actors get.</param>
    /// <param name="elements">The steps that are left.</param>
    /// <param name="wildCardFanOut">Whether a wildcard has matched several actors: then a step that leads nowhere is no dead letter.</param>
    public ActorSelectionMessage(object message, SelectionPathElement[] elements, bool wildCardFanOut = false)
    {
        Message = message;
        Elements = elements;
        WildCardFanOut = wildCardFanOut;
    }

    /// <summary>What the selected actors get.</summary>
    public object Message { get; }

    /// <summary>The steps that are left.</summary>
    public SelectionPathElement[] Elements { get; }

    /// <summary>Whether a wildcard has matched several actors.</summary>
    public bool WildCardFanOut { get; }

    /// <summary>A copy with changes.</summary>
    /// <param name="message">Another message.</param>
    /// <param name="elements">Other steps.</param>
    /// <param name="wildCardFanOut">Another fan-out.</param>
    public ActorSelectionMessage Copy(object? message = null, SelectionPathElement[]? elements = null, bool? wildCardFanOut = null) =>
        new(message ?? Message, elements ?? Elements, wildCardFanOut ?? WildCardFanOut);

    /// <inheritdoc/>
    public override string ToString() =>
        $"ActorSelectionMessage - Message: {Message} - WildCardFanOut: {WildCardFanOut} - Elements: {string.Join("/", (object[])Elements)}";
}
