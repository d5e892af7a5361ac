namespace Akka.Actor;

/// <summary>How something ended, as a message. Immutable.</summary>
public abstract class Status
{
    /// <summary>It went well.</summary>
    public sealed class Success : Status
    {
        /// <summary>The result.</summary>
        public readonly object? Status;

        /// <summary>Success without a result.</summary>
        public static readonly Success Instance = new(null);

        /// <summary>Creates the message.</summary>
        /// <param name="status">The result.</param>
        public Success(object? status) => Status = status;

        /// <inheritdoc/>
        public override string ToString() => Status is null ? "Success" : $"Success: {Status}";
    }

    /// <summary>It failed. As a reply it makes an Ask fail with <see cref="Cause"/>, unless the asker expects this very type.</summary>
    public sealed class Failure : Status
    {
        /// <summary>What went wrong.</summary>
        public readonly Exception? Cause;

        /// <summary>What the sender adds to it.</summary>
        public readonly object? State;

        /// <summary>Creates the message.</summary>
        /// <param name="cause">What went wrong.</param>
        public Failure(Exception? cause) => Cause = cause;

        /// <summary>Creates the message.</summary>
        /// <param name="cause">What went wrong.</param>
        /// <param name="state">What the sender adds to it.</param>
        public Failure(Exception? cause, object? state)
        {
            Cause = cause;
            State = state;
        }

        /// <inheritdoc/>
        public override string ToString() => State is null ? $"Failure: {Cause}" : $"Failure[{State}]: {Cause}";
    }
}
