using Akka.Actor;
using Akka.Event;

namespace Akka.Pattern;

public sealed partial class BackoffSupervisor
{
    /// <summary>Asks for the child. Answered with <see cref="CurrentChild"/>.</summary>
    public sealed class GetCurrentChild
    {
        /// <summary>The only instance.</summary>
        public static readonly GetCurrentChild Instance = new();

        private GetCurrentChild() { }
    }

    /// <summary>The answer to <see cref="GetCurrentChild"/>. Immutable.</summary>
    public sealed class CurrentChild
    {
        /// <summary>Creates the message.</summary>
        /// <param name="ref">The child; null while there is none.</param>
        public CurrentChild(IActorRef? @ref) => Ref = @ref;

        /// <summary>The child; null while there is none.</summary>
        public IActorRef? Ref { get; }
    }

    /// <summary>Makes the supervisor forget earlier restarts, if it is to be told so. Not answered.</summary>
    public new sealed class Reset
    {
        /// <summary>The only instance.</summary>
        public static readonly Reset Instance = new();

        private Reset() { }
    }

    /// <summary>Asks how often the child has been started again. Answered with <see cref="RestartCount"/>.</summary>
    public sealed class GetRestartCount
    {
        /// <summary>The only instance.</summary>
        public static readonly GetRestartCount Instance = new();

        private GetRestartCount() { }
    }

    /// <summary>The answer to <see cref="GetRestartCount"/>. Immutable.</summary>
    public sealed class RestartCount
    {
        /// <summary>Creates the message.</summary>
        /// <param name="count">How often, since the last reset.</param>
        public RestartCount(int count) => Count = count;

        /// <summary>How often, since the last reset.</summary>
        public int Count { get; }
    }

    /// <summary>The supervisor's own: the pause is over.</summary>
    public sealed class StartChild : IDeadLetterSuppression
    {
        /// <summary>The only instance.</summary>
        public static readonly StartChild Instance = new();

        private StartChild() { }
    }

    /// <summary>The supervisor's own: the child has run for a while. Immutable.</summary>
    public sealed class ResetRestartCount : IDeadLetterSuppression
    {
        /// <summary>Creates the message.</summary>
        /// <param name="current">The count when the child was started.</param>
        public ResetRestartCount(int current) => Current = current;

        /// <summary>The count when the child was started.</summary>
        public int Current { get; }
    }
}
