using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Util;

namespace Akka.TestKit.Internal;

public partial class InternalTestActorRef
{
    /// <summary>
    /// Stands before the real parent. While a test runs the actor's behaviour, a failure belongs to the test: it goes to the
    /// test's task, the actor resumes, and the parent hears nothing. All else is passed on.
    /// </summary>
    private sealed class SupervisorOfTestActor(IInternalActorRef parent) : IInternalActorRef
    {
        private volatile HandlerEnded? _test;

        /// <summary>Sends failures to the test until the result is disposed.</summary>
        public Listening TellFailuresTo(HandlerEnded test)
        {
            _test = test;
            return new Listening(this);
        }

        public void SendSystemMessage(ISystemMessage message)
        {
            if (message is Failed failed && _test is { } test)
            {
                ((IInternalActorRef)failed.Child).Resume(failed.Cause);
                test.Failure(failed.Cause);
                return;
            }
            parent.SendSystemMessage(message);
            // The handler has stopped the actor: what waits behind it will not be processed any more.
            if (message is DeathWatchNotification)
                _test?.Success();
        }

#pragma warning disable CS0618 // The member is obsolete and has to be implemented all the same.
        public void SendSystemMessage(ISystemMessage message, IActorRef sender) => SendSystemMessage(message);

        public bool IsTerminated => parent.IsTerminated;
#pragma warning restore CS0618

        public ActorPath Path => parent.Path;

        public IInternalActorRef Parent => parent.Parent;

        public IActorRefProvider Provider => parent.Provider;

        public bool IsLocal => parent.IsLocal;

        public IActorRef GetChild(IReadOnlyList<string> name) => parent.GetChild(name);

        public void Restart(Exception cause) => parent.Restart(cause);

        public void Resume(Exception? causedByFailure = null) => parent.Resume(causedByFailure!);

        public void Start() => parent.Start();

        public void Stop() => parent.Stop();

        public void Suspend() => parent.Suspend();

        public void Tell(object message, IActorRef? sender) => parent.Tell(message, sender!);

        public ISurrogate ToSurrogate(ActorSystem system) => parent.ToSurrogate(system);

        public int CompareTo(object? obj) => parent.CompareTo(obj);

        public int CompareTo(IActorRef? other) => parent.CompareTo(other);

        public bool Equals(IActorRef? other) => parent.Equals(other);

        public override bool Equals(object? obj) => parent.Equals(obj);

        public override int GetHashCode() => parent.GetHashCode();

        public override string ToString() => parent.ToString()!;

        public readonly struct Listening(SupervisorOfTestActor supervisor) : IDisposable
        {
            public void Dispose() => supervisor._test = null;
        }
    }
}
