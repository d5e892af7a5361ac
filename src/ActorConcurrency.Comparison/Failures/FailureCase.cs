using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>A cell of the failure matrix before it was tried: a row, a contender, and the program that injects the failure and then looks. Immutable.</summary>
public sealed record FailureCase
{
    /// <summary>The row.</summary>
    public required Failure Failure { get; init; }

    /// <summary>Whose side it is on.</summary>
    public required Side Side { get; init; }

    /// <summary>What is tried, by the name of its type, for example <c>SemaphoreSlim</c>.</summary>
    public required string Contender { get; init; }

    /// <summary>What the failure must come to. Anything else is an objection to the laboratory.</summary>
    public required Effect Expected { get; init; }

    /// <summary>
    /// Injects the failure and notes what it finds. <see langword="null"/> where there is nothing to try: then <see cref="Reason"/> says why,
    /// and <see cref="Expected"/> is the effect.
    /// </summary>
    public Func<FailureRun, Task>? Program { get; init; }

    /// <summary>
    /// What a second process does for the program, which starts it with <see cref="FailureRun.StartOtherAsync"/>: it is given an actor system
    /// that the first one's <see cref="FailureRun.Network"/> can reach and what the program tells it, and gives what it tells the program.
    /// Then it stays until it is killed. <see langword="null"/>, the default, where there is no second process.
    /// </summary>
    public Func<ActorSystem, string, Task<string>>? Elsewhere { get; init; }

    /// <summary>Why there is nothing to try; empty if there is.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether it may hang, leave blocked threads behind or change its process: then it runs in a child process, unless it has a second one. No by default.</summary>
    public bool MayHang { get; init; }

    /// <summary>What one usually does about it, and what that costs; empty for nothing.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>Row and side, unique within a recipe.</summary>
    public override string ToString() => $"{Failure.Name}/{Side.Name()}";
}
