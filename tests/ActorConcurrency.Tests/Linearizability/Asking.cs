namespace ActorConcurrency.Tests;

/// <summary>What a participant asks, for the history.</summary>
/// <param name="Request">What the model is asked.</param>
/// <param name="Manner">How it is waited for.</param>
internal sealed record Asking(object Request, Manner Manner)
{
    /// <summary>By which handle; -1: by a session.</summary>
    public int Handle { get; init; } = -1;

    /// <summary>Whether it ends with nothing taken if it is given up. Else it may be carried out all the same.</summary>
    public bool IsWait { get; init; }

    /// <summary>Whether a snapshot counts it among those who wait.</summary>
    public bool IsSeen { get; init; } = true;
}

/// <summary>What came back.</summary>
/// <param name="Text">The answer, in the model's words.</param>
/// <param name="Token">Its fencing token.</param>
internal readonly record struct Answer(string Text, long? Token = null)
{
    /// <inheritdoc cref="Outcome.Answered.MayBeNewer"/>
    public bool MayBeNewer { get; init; }
}

/// <summary>What a participant does next. The text depends on the seed alone.</summary>
internal sealed record Move(string Text, Func<Participant, Task> DoAsync)
{
    public override string ToString() => Text;
}
