using ActorConcurrency.Locks;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>Owners that die with a permit, and holders that hang with one.</content>
internal sealed partial class SemaphoreScenario
{
    private const int Others = 2;

    // A hang is declared of a side only where it is certain: nobody has to wait long for it.
    private static readonly TimeSpan InVain = TimeSpan.FromSeconds(0.7);

    private static readonly Clause OthersGetIn = new("others get in", "the others get in and work");
    private static readonly Clause LossIsTold = new("loss is told", "a holder whose permit was taken back can know it");

    private static readonly Fault Forgotten = new("forgotten permit",
        "A permit has no owner: one that is taken in one call and given back in another stays out for ever if its owner dies in between.")
    {
        Breaks = OthersGetIn.Name,
        Remedy = new("make the owner disposable, and let whoever made it write “await using”; or a table of owners with a timer",
            "a discipline that no compiler checks; the table is a lock service of one's own"),
    };

    private static readonly Fault HeldForEver = new("held for ever",
        "A permit knows no time: “finally” does not run while its holder hangs, and everybody behind it waits.")
    {
        Breaks = OthersGetIn.Name,
        Remedy = new("waits with a time limit (WaitAsync(timeout)), so that the others give up",
            "they do not get in either; who releases in the holder's place lets two in when it comes back"),
    };

    private static Experiment OwnerDies => new()
    {
        Name = "owner-dies",
        Title = "what if an owner dies and nobody gives its permit back?",
        Kind = ExperimentKind.Deciding,
        Participants = 1 + Others,
        Operations = $"1 permit; its owner takes it when it opens and gives it back when it closes: two calls, which no “using” spans. It dies in between; {Others} others want in. "
            + "The actor's owner is an actor, which the laboratory stops",
        Invariant = Invariant.Of(OthersGetIn, OneLeft),
        Faults = [Forgotten],
        Contenders =
        [
            Contender.Original<PythonSemaphore>(OwnerOfPythonDies),
            Contender.DotNet<SemaphoreSlim>(OwnerOfSlimDiesAsync).Showing(Forgotten),
            .. Contender.ActorBothWays<ActorSemaphore>(OwnerOfActorDiesAsync).Select(contender => contender.Provided(
                "the permit is taken in a session whose owner is an actor (OpenSession with an owner), which dies with it")),
        ],
        Absences =
        [
            new(Side.Lock, "a lock belongs to a thread: it cannot be taken on one thread and given back on another."),
        ],
    };

    private static Experiment HolderHangs => new()
    {
        Name = "holder-hangs",
        Title = "what if a holder hangs?",
        Kind = ExperimentKind.Further,
        Participants = 1 + Others,
        Operations = $"1 permit; its holder calls something that does not come back, with “finally” around it; {Others} others want in. The actor lends its permit for 0.5 s",
        Invariant = Invariant.Of(OthersGetIn, LossIsTold),
        Faults = [HeldForEver],
        Contenders =
        [
            Contender.DotNet<SemaphoreSlim>(HolderOfSlimHangsAsync).Showing(HeldForEver),
            .. Contender.ActorBothWays<ActorSemaphore>(HolderOfActorHangsAsync).Select(contender => contender.Provided(
                "permits are lent for a time (SemaphoreSettings.Lease)", "The holder is told by the permit's token Lost: then it has to stop, for somebody else is inside")),
        ],
        Absences =
        [
            new(Side.Lock, "it hangs as SemaphoreSlim does, and it has no wait with a token."),
        ],
    };

    private static void OwnerOfPythonDies(Trial trial)
    {
        var semaphore = new PythonSemaphore(1);
        semaphore.Acquire();
        trial.Say("The owner opens, and is never heard of again");
        trial.MustEndWithin(InVain, $"{Others} wait for a permit that nobody gives back", Forgotten);
        trial.OnThreads(Others, n =>
        {
            semaphore.Acquire();
            trial.Say($"Working {n}");
            semaphore.Release();
        });
        trial.Require(OneLeft, semaphore.Peek() == 1, $"{semaphore.Peek()} permits are left, not 1");
    }

    private static async Task OwnerOfSlimDiesAsync(Trial trial)
    {
        using var semaphore = new SemaphoreSlim(1);
        await semaphore.WaitAsync(trial.Cancellation);
        trial.Say("The owner opens, and is never heard of again");
        trial.MustEndWithin(InVain, $"{Others} wait for a permit that nobody gives back", Forgotten);
        await OthersWorkAsync(trial, semaphore);
        trial.Require(OneLeft, semaphore.CurrentCount == 1, $"{semaphore.CurrentCount} permits are left, not 1");
    }

    private static async Task OwnerOfActorDiesAsync(Trial trial)
    {
        await using var semaphore = Start(trial, 1);
        var owner = trial.Actors.ActorOf(Props.Empty);
        await semaphore.OpenSession("the owner", owner).AcquireAsync(1, trial.Cancellation);
        trial.Say("The owner opens, and is never heard of again");
        var others = OthersWorkAsync(trial, semaphore);
        owner.Tell(PoisonPill.Instance);
        await others;

        var after = await semaphore.SnapshotAsync(trial.Cancellation);
        trial.Observe("taken back", $"{after.Reclaimed}, when its owner had ended");
        trial.Require(OneLeft, after is { Available: 1, Held: 0 }, $"{after.Available} permits are left and {after.Held} held, not 1 and 0");
    }

    private static async Task HolderOfSlimHangsAsync(Trial trial)
    {
        using var semaphore = new SemaphoreSlim(1);
        await semaphore.WaitAsync(trial.Cancellation);
        try
        {
            trial.Say("The holder calls what does not come back");
            trial.MustEndWithin(InVain, $"{Others} wait behind a holder that hangs", HeldForEver);
            await OthersWorkAsync(trial, semaphore);
        }
        finally
        {
            semaphore.Release();
        }
    }

    private static async Task HolderOfActorHangsAsync(Trial trial)
    {
        await using var semaphore = ActorSemaphore.Start(trial.Actors, new SemaphoreSettings { Initial = 1, Lease = trial.Time.Of(0.5), GateFirst = trial.GateFirst });
        var permit = await semaphore.AcquireAsync(1, trial.Cancellation);
        var lost = permit.Lost;
        trial.Say("The holder calls what does not come back");
        await OthersWorkAsync(trial, semaphore);

        // The holder hangs on; the others have been in, so its permit is gone.
        trial.Observe("the holder is told", lost.IsCancellationRequested ? "yes, by its permit's token" : "no");
        trial.Require(LossIsTold, lost.IsCancellationRequested, "the permit's token is not cancelled");
    }

    private static Task OthersWorkAsync(Trial trial, SemaphoreSlim semaphore) => trial.OnTasks(Others, async n =>
    {
        await semaphore.WaitAsync(trial.Cancellation);
        try { trial.Say($"Working {n}"); }
        finally { semaphore.Release(); }
    });

    private static Task OthersWorkAsync(Trial trial, ActorSemaphore semaphore) => trial.OnTasks(Others, async n =>
    {
        await using var permit = await semaphore.AcquireAsync(1, trial.Cancellation);
        trial.Say($"Working {n}");
    });
}
