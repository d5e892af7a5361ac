using Akka.Actor;

namespace Akka.TestKit.Internal;

public partial class InternalTestActorRef
{
    /// <summary>Asks a test actor for its instance. The reply is the actor object.</summary>
    public class InternalGetActor : IAutoReceivedMessage, IPossiblyHarmful
    {
        /// <summary>The only instance.</summary>
        public static readonly InternalGetActor Instance = new();

        private InternalGetActor() { }
    }
}
