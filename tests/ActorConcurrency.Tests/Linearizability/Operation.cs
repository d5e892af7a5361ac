namespace ActorConcurrency.Tests;

/// <summary>One operation of a history: who asked what when, and how it ended.</summary>
/// <param name="id">Its number in the history.</param>
/// <param name="participant">Who asked.</param>
/// <param name="request">What the model is asked.</param>
internal sealed class Operation(int id, int participant, object request)
{
    public int Id => id;

    public int Participant => participant;

    public object Request => request;

    /// <summary>By which handle; -1: by a session, whose end is its own.</summary>
    public int Handle { get; init; } = -1;

    /// <summary>How the caller wanted to wait.</summary>
    public string Manner { get; init; } = "";

    public long Called { get; set; }

    /// <summary>When it had returned: later than everything else if it never did.</summary>
    public long Returned { get; set; } = long.MaxValue;

    public Outcome Outcome { get; set; } = new Outcome.Unknown("has not returned");

    public override string ToString() =>
        $"#{id,-3} participant {participant}, {Place,-8} {Called,4} to {(Returned == long.MaxValue ? "..." : Returned),-4} {request}{Manner} -> {Outcome}";

    private string Place => Handle < 0 ? "session" : $"handle {Handle}";
}

/// <summary>How an operation ended, as its caller saw it.</summary>
internal abstract record Outcome
{
    private Outcome() { }

    /// <summary>It was done, and this was said.</summary>
    /// <param name="Text">The answer.</param>
    /// <param name="Token">The fencing token that came with it: it grows from grant to grant.</param>
    public sealed record Answered(string Text, long? Token = null) : Outcome
    {
        /// <summary>Whether the token may be one of a later grant to the same owner.</summary>
        public bool MayBeNewer { get; init; }

        public override string ToString() => Token is { } token ? $"{Text} (token {token})" : Text;
    }

    /// <summary>A wait ended and has taken nothing. It may have stood in line, and what it was given meanwhile was given back before it returned.</summary>
    /// <param name="How">In which way.</param>
    public sealed record Ended(string How) : Outcome
    {
        public override string ToString() => $"took nothing: {How}";
    }

    /// <summary>It may have been done, at any time after its call, or not at all.</summary>
    /// <param name="How">In which way.</param>
    public sealed record Unknown(string How) : Outcome
    {
        public override string ToString() => $"unknown: {How}";
    }

    /// <summary>It has certainly not been done, nor waited.</summary>
    /// <param name="How">In which way.</param>
    public sealed record Nothing(string How) : Outcome
    {
        public override string ToString() => $"nothing done: {How}";
    }
}
