using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>A reference of the kit's that stands for one of the engine's.</summary>
internal interface IReferenceWrapper
{
    /// <summary>The engine's reference.</summary>
    IActorRef Ref { get; }
}
