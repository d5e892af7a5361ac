using ActorConcurrency.Locks;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>Holders that die, and one that was taken for dead and comes back.</content>
internal sealed partial class LockScenario
{
    private const int Others = 2;
    private const double LeaseSeconds = 0.5;

    private static readonly Clause NoLateWrite = new("no late write", "whoever has lost the lock writes no more");

    private static readonly Fault Forgotten = new("forgotten lock",
        "Nobody takes it back: if its holder is gone before it gives it back, it stays away for ever.")
    {
        Breaks = OthersGetIn.Name,
        Remedy = new("“using” or “finally” around whatever holds it", "a lock that is taken in one call and given back in another has no such place"),
    };

    private static readonly Fault LateWrite = new("late write",
        "Nothing tells one holder from the next: the resource cannot know that a writer has lost the lock meanwhile.")
    {
        Breaks = NoLateWrite.Name,
        Remedy = new("a number that grows with each grant, given to the resource with each write", "to be made and kept beside the lock, under it"),
    };

    private static Experiment OwnerDies => new()
    {
        Name = "owner-dies",
        Title = "what if the holder is gone before it gives it back?",
        Kind = ExperimentKind.Deciding,
        Participants = 1 + Others,
        Operations = $"the holder takes the lock in one call, to give it back in another, and ends in between; {Others} others want in, and give up after {PatienceSeconds} s. "
            + "The actor's holder is an actor, which the laboratory stops",
        Invariant = OthersGetIn,
        Faults = [Forgotten],
        Contenders =
        [
            Contender.Original<PythonRLock>(ThreadDiesWithRLock),
            Contender.Lock<object>(ThreadDiesWithMonitor).Showing(Forgotten),
            Contender.DotNet<SemaphoreSlim>(OwnerDiesWithSlimAsync).Showing(Forgotten),
            Contender.Twin<DotNetLock>(OwnerDiesWithTwinAsync).Showing(Forgotten),
            .. Contender.ActorBothWays<ActorLock>(OwnerDiesWithActorAsync).Select(contender => contender.Provided(
                "the lock is taken in a session whose owner is an actor (OpenSession with an owner), which dies with it")),
        ],
    };

    private static Experiment ComesBackLate => new()
    {
        Name = "late",
        Title = "what if a holder that was given up comes back?",
        Kind = ExperimentKind.Further,
        Participants = 2,
        Operations = "the first holder does not answer, and the lock is taken from it: by a release in its place, or, at the actor, when its lease is over. "
            + "The second gets in and writes; then the first comes back and writes",
        Invariant = NoLateWrite,
        Faults = [LateWrite],
        Contenders =
        [
            Contender.Original<PythonLock>(LockComesBackLate),
            Contender.DotNet<SemaphoreSlim>(SlimComesBackLateAsync).Showing(LateWrite),
            .. Contender.ActorBothWays<ActorLock>(ActorComesBackLateAsync).Select(contender => contender.Provided(
                "the lock is lent for a time (LockSettings.Lease), and whatever it guards compares its fencing token and turns away an older one",
                "Whoever is turned away has lost the lock, which its hold's token Lost tells too: it has to drop its result, and to ask anew")),
        ],
        Absences = [new(Side.Lock, "only the thread that holds it can give it back, so nobody can give it up in its place.")],
    };

    private static void ThreadDiesWithRLock(Trial trial)
    {
        var gate = new PythonRLock();
        OnAnotherThread(gate.Acquire);
        var inside = 0;
        trial.OnThreads(Others, _ => { if (gate.Acquire(blocking: true, PatienceSeconds)) { Interlocked.Increment(ref inside); gate.Release(); } });
        Conclude(trial, inside);
    }

    private static void ThreadDiesWithMonitor(Trial trial)
    {
        var gate = new object();
        OnAnotherThread(() => Monitor.Enter(gate));
        var inside = 0;
        trial.OnThreads(Others, _ => { if (Monitor.TryEnter(gate, Patience)) { Interlocked.Increment(ref inside); Monitor.Exit(gate); } });
        Conclude(trial, inside);
    }

    private static async Task OwnerDiesWithSlimAsync(Trial trial)
    {
        using var gate = new SemaphoreSlim(1, 1);
        await gate.WaitAsync(trial.Cancellation);
        var inside = 0;
        await trial.OnTasks(Others, async _ => { if (await gate.WaitAsync(Patience, trial.Cancellation)) { Interlocked.Increment(ref inside); gate.Release(); } });
        Conclude(trial, inside);
    }

    private static async Task OwnerDiesWithTwinAsync(Trial trial)
    {
        await using var gate = new DotNetLock();
        await gate.AcquireAsync(LockMode.Write, trial.Cancellation);
        var inside = 0;
        await trial.OnTasks(Others, async _ =>
        {
            await using var hold = await gate.TryAcquireAsync(Patience, LockMode.Write, trial.Cancellation);
            if (hold is not null) Interlocked.Increment(ref inside);
        });
        Conclude(trial, inside);
    }

    // They wait as long as it takes: that it is given back at all is what is asked.
    private static async Task OwnerDiesWithActorAsync(Trial trial)
    {
        await using var gate = Start(trial);
        var owner = trial.Actors.ActorOf(Props.Empty);
        await gate.OpenSession("the owner", owner).AcquireAsync(LockMode.Write, trial.Cancellation);
        var inside = 0;
        var others = trial.OnTasks(Others, async _ =>
        {
            await using var hold = await gate.AcquireAsync(LockMode.Write, trial.Cancellation);
            Interlocked.Increment(ref inside);
        });
        owner.Tell(PoisonPill.Instance);
        await others;
        trial.Observe("taken back", $"{(await gate.SnapshotAsync(trial.Cancellation)).Reclaimed}, when its owner had ended");
        Conclude(trial, inside);
    }

    private static void Conclude(Trial trial, int inside)
    {
        trial.Say($"{inside} of {Others} others got in");
        if (inside < Others) trial.Show(Forgotten, $"{Others - inside} of {Others} others did not get in");
    }

    private static void LockComesBackLate(Trial trial)
    {
        var resource = new Guarded(trial);
        var gate = new PythonLock();
        gate.Acquire();
        gate.Release();
        gate.Acquire();
        resource.Write("the second", token: 0);
        resource.Write("the first, late", token: 0);
        resource.Conclude();
    }

    private static async Task SlimComesBackLateAsync(Trial trial)
    {
        var resource = new Guarded(trial);
        using var gate = new SemaphoreSlim(1);
        await gate.WaitAsync(trial.Cancellation);
        gate.Release();
        await gate.WaitAsync(trial.Cancellation);
        resource.Write("the second", token: 0);
        resource.Write("the first, late", token: 0);
        resource.Conclude();
    }

    private static async Task ActorComesBackLateAsync(Trial trial)
    {
        var resource = new Guarded(trial);
        await using var gate = Start(trial, lease: trial.Time.Of(LeaseSeconds));
        var first = await gate.AcquireAsync(LockMode.Write, trial.Cancellation);
        var lost = first.Lost;
        await using var second = await gate.AcquireAsync(LockMode.Write, trial.Cancellation);
        resource.Write("the second", second.FencingToken);
        resource.Write("the first, late", first.FencingToken);
        trial.Observe("the first is told", lost.IsCancellationRequested ? "yes, by its hold's token" : "no");
        resource.Conclude();
    }

    /// <summary>What the lock guards: it turns away a token that is older than one it has seen.</summary>
    private sealed class Guarded(Trial trial)
    {
        private long _newest;
        private string _last = "";

        public void Write(string who, long token)
        {
            var isOld = token < _newest;
            trial.Say($"{who}{(isOld ? ": turned away" : "")}");
            if (isOld) return;
            (_newest, _last) = (token, who);
        }

        public void Conclude()
        {
            if (_last != "the second") trial.Show(LateWrite, $"the last write is that of {_last}");
        }
    }
}
