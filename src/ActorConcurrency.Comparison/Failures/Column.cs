namespace ActorConcurrency.Comparison;

/// <summary>A contender of a failure matrix: makes its cells. Immutable.</summary>
/// <param name="Side">Its side.</param>
/// <param name="Contender">What is tried.</param>
/// <param name="Create">Makes a fresh one for a try.</param>
/// <param name="Blocks">Whether it blocks threads, which a failure may leave behind: then its cells run in a child process.</param>
internal sealed record Column<T>(Side Side, string Contender, Func<FailureRun, T> Create, bool Blocks = false)
{
    public FailureCase Tries(Failure failure, Effect expected, Func<FailureRun, T, Task> program, string remedy = "", bool mayHang = false) => new()
    {
        Failure = failure,
        Side = Side,
        Contender = Contender,
        Expected = expected,
        Program = run => program(run, Create(run)),
        MayHang = Blocks || mayHang,
        Remedy = remedy,
    };

    /// <summary>A cell whose program makes what it needs.</summary>
    public FailureCase Does(Failure failure, Effect expected, Func<FailureRun, Task> program, string remedy = "", bool mayHang = false) => new()
    {
        Failure = failure,
        Side = Side,
        Contender = Contender,
        Expected = expected,
        Program = program,
        MayHang = Blocks || mayHang,
        Remedy = remedy,
    };

    public FailureCase NotOffered(Failure failure, string reason, string remedy = "") => Untried(failure, Effect.NotOffered, reason, remedy);

    public FailureCase NotApplicable(Failure failure, string reason) => Untried(failure, Effect.NotApplicable, reason, "");

    public FailureCase NotRun(Failure failure, string reason) => Untried(failure, Effect.NotRun, reason, "");

    public IEnumerable<FailureCase> NotOffered(IEnumerable<Failure> failures, string reason) => failures.Select(failure => NotOffered(failure, reason));

    public IEnumerable<FailureCase> NotApplicable(IEnumerable<Failure> failures, string reason) => failures.Select(failure => NotApplicable(failure, reason));

    private FailureCase Untried(Failure failure, Effect effect, string reason, string remedy) => new()
    {
        Failure = failure,
        Side = Side,
        Contender = Contender,
        Expected = effect,
        Reason = reason,
        Remedy = remedy,
    };
}
