namespace ActorConcurrency.Comparison;

/// <summary>The page's "theories": the same work on one thread and on all; concurrent against parallel.</summary>
internal sealed partial class TheoryScenario : Scenario
{
    private const int Pieces = 4;
    private const int Steps = 6;
    private const int Waits = 3;

    private static readonly Absence NoLock = new(Side.Lock, "nothing is shared, so there is nothing to lock; the original has the threads.");

    private static readonly Clause DoneOnce = new("done once", "each step is done once");
    private static readonly Clause SameResult = new("same result", "the results are the same both times");
    private static readonly Clause OneAtOnce = new("one at once", "what takes turns never does two steps at once");
    private static readonly Clause WaitedOnce = new("waited once", "each wait is over once");
    private static readonly Clause NotEarly = new("not early", "nobody is early by more than a tenth");

    /// <inheritdoc/>
    public override string Recipe => "Theory";

    /// <inheritdoc/>
    public override string Summary => "Concurrent is taking turns, parallel is at the same time. The page explains it and names Python's lock that forbids the second.";

    /// <inheritdoc/>
    public override int Order => 0;

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments =>
    [
        InAnyOrder,
        new()
        {
            Name = "computing",
            Title = "what do more threads do for work that computes?",
            Participants = Pieces,
            Operations = $"{Pieces} pieces of {Steps} steps that only compute: first on one thread, then on {Pieces} threads, one for each",
            Invariant = Invariant.Of(DoneOnce, SameResult, OneAtOnce),
            Load = Load.Computing,
            Repeats = 5,
            Absences = [NoLock],
            Contenders =
            [
                Contender.Original<ThreadPieces>(ThreadPieces.Compute),
                Contender.DotNet<TaskPieces>(TaskPieces.Compute),
                Contender.Actor<ActorPieces>(ActorPieces.Compute),
            ],
        },
        new()
        {
            Name = "waiting",
            Title = "what do more threads do for work that waits?",
            Participants = Pieces,
            Operations = $"{Pieces} pieces that wait {Waits} times 1 s each: first on one thread, then on as many as they like",
            Invariant = Invariant.Of(WaitedOnce, NotEarly),
            Seconds = Pieces * Waits + Waits,
            Absences = [NoLock],
            Contenders =
            [
                Contender.Original<ThreadPieces>(ThreadPieces.Wait),
                Contender.DotNet<TaskPieces>(TaskPieces.Wait),
                Contender.Actor<ActorPieces>(ActorPieces.Wait),
            ],
        },
        BlockingHandler,
        Overload,
    ];
}
