using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit.TestEvent;

/// <summary>Published on the event stream, takes filters off the listeners again.</summary>
public sealed class Unmute : INoSerializationVerificationNeeded
{
    /// <summary>Creates the message.</summary>
    /// <param name="filters">The filters.</param>
    public Unmute(params EventFilterBase[] filters) => Filters = filters;

    /// <inheritdoc cref="Unmute(EventFilterBase[])" />
    public Unmute(IReadOnlyCollection<EventFilterBase> filters) => Filters = filters;

    /// <summary>The filters.</summary>
    public IReadOnlyCollection<EventFilterBase> Filters { get; }
}
