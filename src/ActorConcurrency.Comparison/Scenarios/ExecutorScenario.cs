using System.Threading.Channels;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>Work for a fixed number of workers: Python's <c>concurrent.futures</c>, which the page lists.</summary>
internal sealed partial class ExecutorScenario : Scenario
{
    private const int Workers = 2;
    private const int Jobs = 10;
    private const int Others = 3;

    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private static readonly Clause InOrder = new("in order", $"the results of {Jobs} jobs come in the order of the items");
    private static readonly Clause OthersRun = new("others run", $"the {Others} jobs that do not fail run");
    private static readonly Clause AllEnd = new("all end", "every job ends");
    private static readonly Clause Known = new("known", "whoever submits a job learns whether it runs");
    private static readonly Clause Outcomes = new("an outcome each", $"of {Jobs} items each has a result or a failure");

    private static readonly Absence NoLock = new(Side.Lock, "it would be the original again: a queue under Monitor, and threads that take from it.");

    private static readonly Fault WorkerDies = new("a failure ends its worker",
        "What a job throws ends the loop that runs it. With as many failures as workers nobody is left, and the queue only grows.")
    {
        Breaks = OthersRun.Name,
        Remedy = new("a try around each job, and a place for what it throws", "to be written in each loop; a future or a task for each job, or the failure is lost"),
    };

    private static readonly Fault WaitsForItself = new("waits for itself",
        "A job waits for another job of the same workers. When all workers wait so, nobody is left to run what they wait for.")
    {
        Breaks = AllEnd.Name,
        Remedy = new(
            "give the inner jobs to other workers, or let the outer one return the task of the inner one instead of waiting for it",
            "more threads, or a job in two parts; the snapshot of twin and actor names what waits for what"),
    };

    private static readonly Fault LostBehindTheSentinel = new("lost behind the sentinel",
        "A job that is put into the queue behind the sentinels stays there: no thread is left, and nobody is told.")
    {
        Breaks = Known.Name,
        Remedy = new("a flag under a lock that every submission looks at, as ThreadPoolExecutor has it", "to be written; whoever submits must expect a refusal"),
    };

    private static readonly Fault FailureEndsAll = new("a failure ends all",
        "Parallel.ForEachAsync starts no further item once one has failed, and does not say which have run.")
    {
        Breaks = Outcomes.Name,
        Remedy = new("a try in the body that keeps the outcome of each item", "to be written for each loop; then it never stops early"),
    };

    /// <inheritdoc/>
    public override string Recipe => "Executor";

    /// <inheritdoc/>
    public override string Summary => "Jobs for a fixed number of workers, with a future for each result. Python's ThreadPoolExecutor is a queue and threads.";

    /// <inheritdoc/>
    public override int Order => 55;

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments =>
    [
        new()
        {
            Name = "results",
            Title = "do all results come, and in order?",
            Participants = Workers,
            Operations = $"{Jobs} items are mapped by {Workers} workers",
            Invariant = InOrder,
            Faults = [],
            Absences = [NoLock],
            Contenders =
            [
                Contender.Original<PythonThreadPool>(MapInOrder),
                Contender.DotNet<Task>(MapByTasksAsync),
                .. Successors(MapAsync),
            ],
        },
        new()
        {
            Name = "failing-job",
            Title = "what if jobs fail?",
            Kind = ExperimentKind.Further,
            Participants = Workers,
            Operations = $"{Workers} jobs fail, and then {Others} others are submitted, to {Workers} workers",
            Invariant = OthersRun,
            Faults = [WorkerDies],
            Absences = [NoLock],
            Contenders =
            [
                Contender.Original<QueueThreads>(FailInThreads),
                Contender.DotNet<Channel<Action>>(FailInReadersAsync).Showing(WorkerDies),
                .. Successors(FailAloneAsync),
            ],
        },
        JobInJob,
        LateJob,
        OneOfMany,
    ];

    private delegate IExecutor Starter(int workers);

    private static IReadOnlyList<Contender> Successors(Func<Trial, Starter, Task> successor, params Fault[] shows)
    {
        IReadOnlyList<Contender> all =
        [
            Contender.Twin<DotNetExecutor>(trial => successor(trial, workers => new DotNetExecutor(workers))),
            .. Contender.ActorBothWays<ActorExecutor>(trial => successor(
                trial, workers => ActorExecutor.Start(trial.Actors, new ExecutorSettings { Workers = workers, GateFirst = trial.GateFirst }))),
        ];
        return shows.Length == 0 ? all : [.. all.Select(contender => contender.Showing(shows))];
    }
}
