using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>A recipe in which everything goes wrong that can go wrong, one thing in each experiment.</summary>
public sealed class TroubleScenario : Scenario
{
    private static readonly Fault Hang = new("hang", "It waits for what never comes.");

    /// <inheritdoc/>
    public override string Recipe => "Trouble";

    /// <inheritdoc/>
    public override string Summary => "Programs that hang, crash, throw and break.";

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments =>
    [
        Declare("hangs", HangForEver) with { Faults = [Hang] },
        Declare("waits", WaitForEver),
        Declare("hangs-unannounced", _ => Thread.Sleep(Timeout.Infinite)),
        Declare("crashes", _ => Crash()),
        Declare("throws", _ => throw new InvalidOperationException("it throws")),
        Declare("breaks", trial => trial.Require(false, "nothing holds")),
        Declare("tells", trial => trial.Observe("process", Environment.ProcessId)),
        Declare("tells-and-breaks", trial =>
        {
            trial.Observe("process", Environment.ProcessId);
            trial.Require(false, "nothing holds");
        }),
        Declare("tells-and-fails", trial =>
        {
            trial.Observe("process", Environment.ProcessId);
            trial.Show(Hang, "it is said so");
        }) with { Faults = [Hang] },
        Declare("writes", _ => Console.WriteLine("written past the trial")),
        Declare("actor-breaks") with
        {
            Contenders =
            [
                Contender.Original<TroubleScenario>(_ => { }),
                Contender.Actor<TroubleScenario>(trial =>
                {
                    trial.Require(false, "the actor broke it");
                    return Task.CompletedTask;
                }),
            ],
        },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<FailureCase> Failures =>
    [
        Fail(Failure.HolderHangs, run =>
        {
            run.Saw("about to hang");
            Thread.Sleep(Timeout.Infinite);
        }),
        Fail(Failure.HolderDies, _ => Crash()),
        Fail(Failure.HolderThrows, run => run.Saw("all is well")),
        StartsOther(Failure.ProcessKilled, told => $"{told}: {Environment.ProcessId}"),
        StartsOther(Failure.UseAfterStop, _ =>
        {
            Crash();
            return "";
        }),
    ];

    // It does not kill it.
    private static FailureCase StartsOther(Failure failure, Func<string, string> other) => Fail(failure, _ => { }) with
    {
        Program = async run => run.Saw(await run.StartOtherAsync("the process is")),
        Elsewhere = (_, told) => Task.FromResult(other(told)),
    };

    private static FailureCase Fail(Failure failure, Action<FailureRun> program) => new()
    {
        Failure = failure,
        Side = Side.Original,
        Contender = nameof(TroubleScenario),
        Expected = Effect.Survived,
        MayHang = true,
        Program = run => Task.Run(() => program(run)),
    };

    private static Experiment Declare(string name, Action<Trial>? program = null) => new()
    {
        Name = name,
        Title = "what happens?",
        Participants = 1,
        Operations = "one thing",
        Invariant = "it ends well",
        Contenders = [Contender.Original<TroubleScenario>(program ?? (_ => { }))],
    };

    private static void HangForEver(Trial trial)
    {
        trial.Print("about to hang");
        trial.Observe("process", Environment.ProcessId);
        trial.MustEndWithin(TimeSpan.FromMilliseconds(100), "nobody wakes it", Hang);
        Thread.Sleep(Timeout.Infinite);
    }

    private static void WaitForEver(Trial trial)
    {
        trial.Print("about to hang");
        trial.Print($"{Environment.ProcessId}");
        Thread.Sleep(Timeout.Infinite);
    }

    // As an exception on a thread of its own does: nobody can catch it.
    private static void Crash()
    {
        var thread = new Thread(() => throw new InvalidOperationException("it crashes"));
        thread.Start();
        thread.Join();
    }
}
