using Akka.Actor.Internal;

namespace Akka.Actor
{
    /// <summary>A state machine whose events and transitions are logged at debug level (with <c>akka.actor.debug.fsm = on</c>).</summary>
    public interface ILoggingFSM;
}

namespace Akka.Actor.Internal
{
    /// <summary>What a test kit sees of a state machine.</summary>
    /// <typeparam name="TState">The type of the states' names.</typeparam>
    /// <typeparam name="TData">The type of the data.</typeparam>
    public interface IInternalSupportsTestFSMRef<TState, TData>
    {
        /// <summary>Goes to a state as if an event had led there.</summary>
        /// <param name="upcomingState">The state.</param>
        void ApplyState(FSMBase.State<TState, TData> upcomingState);

        /// <summary>Whether the present state has a time-out running.</summary>
        bool IsStateTimerActive { get; }
    }

    /// <summary>Switches a state machine's logging on.</summary>
    public class InternalActivateFsmLogging
    {
        private InternalActivateFsmLogging() { }

        /// <summary>The only instance.</summary>
        public static InternalActivateFsmLogging Instance { get; } = new();
    }
}
