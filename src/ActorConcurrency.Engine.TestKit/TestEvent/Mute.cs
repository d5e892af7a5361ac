using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit.TestEvent;

/// <summary>Published on the event stream, attaches filters to the listeners: events that match are counted, and not printed.</summary>
public sealed class Mute : INoSerializationVerificationNeeded
{
    /// <summary>Creates the message.</summary>
    /// <param name="filters">The filters.</param>
    public Mute(params EventFilterBase[] filters) => Filters = filters;

    /// <inheritdoc cref="Mute(EventFilterBase[])" />
    public Mute(IReadOnlyCollection<EventFilterBase> filters) => Filters = filters;

    /// <summary>The filters.</summary>
    public IReadOnlyCollection<EventFilterBase> Filters { get; }
}
