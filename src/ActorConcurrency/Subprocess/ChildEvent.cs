using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency;

/// <summary>What the actor hears of its child, from those who look after the process.</summary>
internal abstract record ChildEvent : INoSerializationVerificationNeeded, IDeadLetterSuppression
{
    /// <summary>A run has begun.</summary>
    public sealed record Began(int ProcessId, int Run, ChildProcess? Child = null) : ChildEvent;

    /// <summary>A run could not begin.</summary>
    public sealed record NotBegun(Exception Cause) : ChildEvent;

    /// <summary>A line has come; room was taken for it.</summary>
    public sealed record Line(OutputOrigin Origin, string Text, LineEnd End, int Run) : ChildEvent;

    /// <summary>A write is over.</summary>
    public sealed record Written(RequestId Id, bool IsWritten) : ChildEvent;

    /// <summary>The process of a run has ended.</summary>
    public sealed record Exited(ChildExit Exit) : ChildEvent;

    /// <summary>Nothing more comes out of one of a run's pipes.</summary>
    public sealed record PipeOver(OutputOrigin Origin, int Run) : ChildEvent;

    /// <summary>The delay before a restart is over.</summary>
    public sealed record Due : ChildEvent;
}

/// <summary>What a subprocess's state has done to its child. None of it waits.</summary>
internal interface IChildDriver
{
    /// <summary>Starts a run; <see cref="ChildEvent.Began"/> or <see cref="ChildEvent.NotBegun"/> follows.</summary>
    void Start(int run);

    /// <summary>Starts the next run after a delay: <see cref="ChildEvent.Due"/> follows.</summary>
    void WakeAfter(TimeSpan delay);

    /// <summary>The run that has begun is the child from now on.</summary>
    void Adopt(ChildEvent.Began began);

    /// <summary>Writes; <see cref="ChildEvent.Written"/> follows. One at a time.</summary>
    void Write(RequestId id, ReadOnlyMemory<byte> bytes);

    /// <summary>Closes the child's input; false: it was closed.</summary>
    bool CompleteInput();

    /// <summary>Signals the child; false: it has ended.</summary>
    bool Signal(int number);

    /// <summary>Ends the child.</summary>
    void Terminate(TimeSpan grace);

    /// <summary>A line was read.</summary>
    void GiveRoom(OutputOrigin origin);

    /// <summary>Whether the child is slowed.</summary>
    bool IsFull(OutputOrigin origin);
}
