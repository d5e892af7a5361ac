using System.Diagnostics;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>A child process that is looked after: Python's <c>subprocess</c>, which the page lists. Its children are <c>/bin/sh</c>.</summary>
internal sealed partial class SubprocessScenario : Scenario
{
    // More than a pipe holds, on each.
    private const int Lines = 12_000;
    private const string FillBoth = "i=0; while [ $i -lt 12000 ]; do echo 0123456789; echo 0123456789 >&2; i=$((i+1)); done";
    private const string Tidy = "trap 'echo tidied up; exit 0' TERM; echo ready; while :; do sleep 0.01; done";
    private const string Deaf = "trap '' TERM; echo ready; while :; do sleep 0.01; done";
    private const string Parent = "sleep 1000 & echo $!; wait";

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private static readonly Clause Ends = new("ends", "the wait for a child that writes and ends is over when it has ended");
    private static readonly Clause AllThere = new("all there", $"what it has written is there: {2 * Lines} lines");
    private static readonly Clause Asked = new("asked", "a child that is to end is asked first, and may tidy up");
    private static readonly Clause Gone = new("gone", "a child that does not heed it is gone all the same");
    private static readonly Clause NothingLeft = new("nothing left", "what a child has started ends with it");

    private static readonly Absence NoLock = new(Side.Lock, "it would be the original again: a process, and threads that read its pipes.");

    private static readonly Fault FullPipe = new("full pipe",
        "The child waits for somebody to empty its pipe, and who should empty it waits for the child's end.")
    {
        Breaks = Ends.Name,
        Remedy = new("read both pipes at once, to their end, and wait then", "two loops or threads for each child, to be written; the output is in memory without a bound"),
    };

    private static readonly Fault RunsOn = new("runs on",
        "terminate() asks, and does not look whether it is heeded: the child runs on.")
    {
        Breaks = Gone.Name,
        Remedy = new("wait with a timeout, then kill()", "to be written for each child"),
    };

    private static readonly Fault NotAsked = new("not asked",
        "Kill ends the child at once; .NET has no call that asks it.")
    {
        Breaks = Asked.Name,
        Remedy = new("kill -TERM through a program or a call of the system, then a timeout and Kill", "to be written, per system; and the number may be another's by then"),
    };

    private static readonly Fault LeftBehind = new("left behind",
        "kill() ends the child alone: what it has started lives on, without anybody who looks after it.")
    {
        Breaks = NothingLeft.Name,
        Remedy = new("start it in a process group of its own, and kill that", "a signal at the keyboard does not reach it any more"),
    };

    /// <inheritdoc/>
    public override string Recipe => "Subprocess";

    /// <inheritdoc/>
    public override string Summary => "A child process: fed, read, ended, and started anew. Python's Popen leaves to its user who empties the pipes, and what is left behind.";

    /// <inheritdoc/>
    public override int Order => 110;

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments =>
    [
        new()
        {
            Name = "full-pipes",
            Title = "what if a child fills both its pipes?",
            Participants = 1,
            Operations = $"a child writes {Lines} lines to each of its pipes and ends; its end is waited for, and its output taken",
            Invariant = Invariant.Of(Ends, AllThere),
            Faults = [FullPipe],
            Absences = [NoLock],
            Contenders =
            [
                Contender.Original<PythonPopen>(WaitFirst),
                Contender.DotNet<Process>(WaitFirstAsync).Showing(FullPipe),
                Contender.Twin<DotNetSubprocess>(trial => RunAsync(trial, DotNetSubprocess.RunAsync(Sh(FillBoth), cancellationToken: trial.Cancellation))),
                Contender.Actor<ActorSubprocess>(trial => RunAsync(trial, ActorSubprocess.RunAsync(trial.Actors, Sh(FillBoth), cancellationToken: trial.Cancellation))),
            ],
        },
        new()
        {
            Name = "deaf",
            Title = "what if a child does not heed that it is to end?",
            Kind = ExperimentKind.Deciding,
            Participants = 2,
            Operations = $"two children are to end: one tidies up when it is asked, the other does not heed SIGTERM; a grace of {Quantities.Duration(Patience)}",
            Invariant = Invariant.Of(Asked, Gone),
            Faults = [RunsOn, NotAsked],
            Absences = [NoLock],
            Contenders =
            [
                Contender.Original<PythonPopen>(Terminate).Showing(RunsOn),
                Contender.DotNet<Process>(KillBothAsync).Showing(NotAsked),
                .. Successors(TerminateAsync),
            ],
        },
        new()
        {
            Name = "grandchildren",
            Title = "what becomes of what a child has started?",
            Kind = ExperimentKind.Further,
            Participants = 1,
            Operations = "a child starts another and waits for it; the child is killed",
            Invariant = NothingLeft,
            Faults = [LeftBehind],
            Absences = [NoLock],
            Contenders = [Contender.Original<PythonPopen>(KillChild), Contender.DotNet<Process>(KillTreeAsync), .. Successors(KillAsync)],
        },
    ];

    private static IReadOnlyList<Contender> Successors(Func<Trial, Func<string, ISubprocess>, Task> successor) =>
    [
        Contender.Twin<DotNetSubprocess>(trial => successor(trial, script => DotNetSubprocess.Start(Sh(script)))),
        Contender.Actor<ActorSubprocess>(trial => successor(trial, script => ActorSubprocess.Start(trial.Actors, Sh(script)))),
    ];

    private static SubprocessStart Sh(string script) => new("/bin/sh", "-c", script);
}
