using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.TestKit.Internal;

public partial class InternalTestActorRef
{
    /// <summary>The cell of a test actor: remembers the instance, and lets a test run the behaviour.</summary>
    protected class TestActorCell : ActorCell
    {
        private readonly SupervisorOfTestActor _supervisor;
        private ActorBase? _actor;

        /// <summary>Creates the cell.</summary>
        /// <param name="system">The actor's system.</param>
        /// <param name="self">The actor's reference.</param>
        /// <param name="props">How to make the actor.</param>
        /// <param name="dispatcher">The actor's dispatcher.</param>
        /// <param name="parent">The actor's parent.</param>
        public TestActorCell(ActorSystemImpl system, IInternalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef parent)
            : this(system, self, props, dispatcher, new SupervisorOfTestActor(parent))
        {
        }

        private TestActorCell(ActorSystemImpl system, IInternalActorRef self, Props props, MessageDispatcher dispatcher, SupervisorOfTestActor supervisor)
            : base(system, self, props, dispatcher, supervisor)
        {
            _supervisor = supervisor;
        }

        /// <summary>The actor's instance; null before it has been created.</summary>
        public new object? Actor => Volatile.Read(ref _actor);

        /// <summary>The scheduler that continues the actor's asynchronous handlers.</summary>
        public override ActorTaskScheduler TaskScheduler => base.TaskScheduler;

        /// <summary>Lets the current behaviour handle a message, and waits for it if it is asynchronous.</summary>
        /// <param name="envelope">The message and its sender.</param>
        public async Task ReceiveMessageForTestAsync(Envelope envelope)
        {
            var handled = new HandlerEnded();
            using (_supervisor.TellFailuresTo(handled))
            {
                CallingThread.Run(() => UseThreadContext(() => ReceiveMessageForTest(envelope)));
                // An asynchronous handler holds back what comes after it; so this one is processed when the handler is done.
                Self.Tell(handled, ActorRefs.NoSender);
                await handled.Task.ConfigureAwait(false);
            }
        }

        /// <summary>Runs code as if the actor did.</summary>
        /// <param name="actionAsync">The code; its part before the first <c>await</c> runs in the actor's context.</param>
        public Task UseThreadContextAsync(Func<Task> actionAsync)
        {
            var task = Task.CompletedTask;
            UseThreadContext(() => task = actionAsync());
            return task;
        }

        /// <inheritdoc />
        protected override ActorBase CreateNewActorInstance()
        {
            var actor = base.CreateNewActorInstance();
            Volatile.Write(ref _actor, actor);
            return actor;
        }

        /// <inheritdoc />
        protected override void AutoReceiveMessage(Envelope envelope)
        {
            switch (envelope.Message)
            {
                case InternalGetActor:
                    Sender.Tell(Actor!);
                    break;
                case HandlerEnded handled:
                    handled.Success();
                    break;
                default:
                    base.AutoReceiveMessage(envelope);
                    break;
            }
        }
    }

    /// <summary>Tells, by being processed, that an asynchronous handler has ended; or how it failed.</summary>
    private sealed class HandlerEnded : IAutoReceivedMessage, INoSerializationVerificationNeeded
    {
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _end.Task;

        public void Success() => _end.TrySetResult();

        public void Failure(Exception cause) => _end.TrySetException(cause);
    }
}
