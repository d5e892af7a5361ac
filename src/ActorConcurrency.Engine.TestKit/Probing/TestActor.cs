using Akka.Actor;
using Akka.Util;

namespace Akka.TestKit;

/// <summary>What can be told to a test actor besides the messages a test examines. The kit's methods are the usual way.</summary>
public static class TestActor
{
    /// <summary>Decides whether a message is dropped instead of queued.</summary>
    /// <param name="message">The message.</param>
    /// <returns>True to drop it.</returns>
    public delegate bool Ignore(object message);

    /// <summary>The same as <see cref="AutoPilot.KeepRunning"/>.</summary>
    public static AutoPilot KeepRunning => TestKit.KeepRunning.Instance;

    /// <summary>The same as <see cref="AutoPilot.NoAutoPilot"/>.</summary>
    public static AutoPilot NoAutoPilot => TestKit.NoAutoPilot.Instance;

    /// <summary>The same as <see cref="NullMessageEnvelope.Instance"/>.</summary>
    public static NullMessageEnvelope NullMessage => NullMessageEnvelope.Instance;

    /// <summary>Sets what is ignored. No reply.</summary>
    public class SetIgnore : INoSerializationVerificationNeeded
    {
        /// <summary>Creates the message.</summary>
        /// <param name="ignore">The decision; null ignores nothing.</param>
        public SetIgnore(Ignore? ignore) => Ignore = ignore;

        /// <summary>The decision; null ignores nothing.</summary>
        public Ignore? Ignore { get; }
    }

    /// <summary>Installs a pilot. No reply.</summary>
    public class SetAutoPilot : INoSerializationVerificationNeeded
    {
        /// <summary>Creates the message.</summary>
        /// <param name="autoPilot">The pilot.</param>
        public SetAutoPilot(AutoPilot autoPilot) => AutoPilot = autoPilot;

        /// <summary>The pilot.</summary>
        public AutoPilot AutoPilot { get; }
    }

    /// <summary>Makes the test actor watch an actor; its end arrives as <see cref="Terminated"/>. No reply.</summary>
    public class Watch : INoSerializationVerificationNeeded
    {
        /// <summary>Creates the message.</summary>
        /// <param name="actorToWatch">Whom to watch.</param>
        public Watch(IActorRef actorToWatch) => Actor = actorToWatch;

        /// <summary>Whom to watch.</summary>
        public IActorRef Actor { get; }
    }

    /// <summary>Ends a watch. No reply.</summary>
    public class Unwatch : INoSerializationVerificationNeeded
    {
        /// <summary>Creates the message.</summary>
        /// <param name="actorToUnwatch">Whom to watch no longer.</param>
        public Unwatch(IActorRef actorToUnwatch) => Actor = actorToUnwatch;

        /// <summary>Whom to watch no longer.</summary>
        public IActorRef Actor { get; }
    }

    /// <summary>Creates a child of the test actor. The reply is the child's reference.</summary>
    public class Spawn : INoSerializationVerificationNeeded
    {
        /// <summary>How to make the child.</summary>
        public readonly Props _props;

        /// <summary>The child's name, or none for a generated one.</summary>
        public readonly Option<string> _name;

        /// <summary>How the test actor supervises the child, or none for the default strategy.</summary>
        public readonly Option<SupervisorStrategy> _supervisorStrategy;

        /// <summary>Creates the message.</summary>
        /// <param name="props">How to make the child.</param>
        /// <param name="name">The child's name, or none for a generated one.</param>
        /// <param name="supervisorStrategy">How the test actor supervises the child, or none for the default strategy.</param>
        public Spawn(Props props, Option<string> name, Option<SupervisorStrategy> supervisorStrategy)
        {
            _props = props;
            _name = name;
            _supervisorStrategy = supervisorStrategy;
        }

        /// <summary>Creates the child.</summary>
        /// <param name="context">The parent's context.</param>
        /// <exception cref="InvalidActorNameException">The name is taken.</exception>
        public IActorRef Apply(IActorRefFactory context) =>
            _name.HasValue ? context.ActorOf(_props, _name.Value) : context.ActorOf(_props);
    }
}
