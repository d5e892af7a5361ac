using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency;

/// <summary>What a worker tells the actor. Stays inside the process; lost once the actor has ended, when nobody needs it.</summary>
internal abstract record ExecutorNews(int Worker) : INoSerializationVerificationNeeded, IDeadLetterSuppression
{
    /// <summary>It has initialised itself and takes work.</summary>
    public sealed record Ready(int Worker) : ExecutorNews(Worker);

    /// <summary>Its initialiser has failed.</summary>
    public sealed record Broken(int Worker, Exception Failure) : ExecutorNews(Worker);

    /// <summary>Its work has ended, or had been cancelled when it was to begin.</summary>
    public sealed record Ended(int Worker, Execution Work, ExecutionEnd End) : ExecutorNews(Worker);

    /// <summary>Its thread ends: what it was given and has not begun, it does not begin any more.</summary>
    public sealed record Died(int Worker) : ExecutorNews(Worker);
}
