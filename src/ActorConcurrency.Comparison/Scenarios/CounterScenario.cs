using System.Numerics;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>The page's locked counter: "Locking Critical Sections".</summary>
public sealed class CounterScenario : Scenario
{
    private const int Repeats = 5;
    private const int Adders = 8;
    private const int ChangesEach = 20_000;
    private const int Pairs = 10;
    private const int ChanceRounds = 50;
    private const int ChanceChanges = 2_000;

    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(3);

    private static readonly Fault LostUpdate = new("lost update",
        "Without the lock a change is a read and a write: of two threads that read the same value, the later writer wins.");

    private static readonly Fault StrangerUnlocks = new("stranger unlocks",
        "The lock has no owner: somebody who never acquired it releases it, a second thread gets in, and an update is lost.");

    private static readonly Fault SelfDeadlock = new("self-deadlock",
        "The lock is not reentrant: whoever takes it, to make two changes as one step, waits for itself at the first of them.");

    /// <inheritdoc/>
    public override string Recipe => "Counter";

    /// <inheritdoc/>
    public override string Summary => "A number that many participants change at once. The page guards it with a lock.";

    /// <inheritdoc/>
    public override int Order => 70;

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments =>
    [
        new()
        {
            Name = "sum",
            Title = "does every change count?",
            Participants = Adders,
            Operations = $"{Adders} participants, {Quantities.Count(ChangesEach)} increments and decrements each, by 1 to 9, drawn from the seed",
            Invariant = "the value is the sum of all changes",
            Load = Load.Computing,
            Repeats = Repeats,
            Contenders = Sides<LockedCounter>(SumOfLocked, SumAsync),
        },
        new()
        {
            Name = "lost-update",
            Title = "what is the lock for?",
            Participants = 2,
            Operations = $"2 participants, {Pairs} increments each; the unlocked ones are held between reading and writing until both have read. "
                + $"Then by chance: {ChanceRounds} rounds of 2 × {Quantities.Count(ChanceChanges)} increments, with pauses drawn from the seed",
            Invariant = $"the value is {2 * Pairs}",
            Faults = [LostUpdate],
            Repeats = Repeats,
            Contenders = Sides<UnlockedCounter>(PairsOfUnlocked, PairsAsync),
        },
        new()
        {
            Name = "stranger",
            Title = "can somebody break in?",
            Participants = 2,
            Operations = "the first participant is held inside its change, a stranger releases the lock if there is one to release, the second makes its change, the first goes on",
            Invariant = "both changes count",
            Faults = [StrangerUnlocks],
            Repeats = Repeats,
            Contenders = Sides<LockedCounter>(StrangerAtLocked, StrangerAsync),
        },
        new()
        {
            Name = "two-as-one",
            Title = "can two changes be made as one step?",
            Participants = 1,
            Operations = "the participant adds 1 and then 2, with nobody in between: under the counter's lock, or as one change",
            Invariant = "both changes count, and it ends",
            Faults = [SelfDeadlock],
            Repeats = Repeats,
            Contenders = Sides<LockedCounter>(TwoAsOneOfLocked, TwoAsOneAsync),
        },
    ];

    private static IReadOnlyList<Contender> Sides<TOriginal>(Action<Trial> original, Func<Trial, ICounter, Task> successor) =>
    [
        Contender.Lock<TOriginal>(original),
        Contender.DotNet<DotNetCounter>(trial => successor(trial, new DotNetCounter())),
        Contender.Actor<ActorCounter>(trial => successor(trial, ActorCounter.Start(trial.Actors))),
    ];

    private static void SumOfLocked(Trial trial)
    {
        var (changes, sum) = DrawChanges(trial);
        var counter = new LockedCounter();

        using (trial.Measure())
            trial.OnThreads(Adders, n =>
            {
                foreach (var change in changes[n]) counter.Increment(change);
            });

        Check(trial, sum, counter.Peek());
    }

    private static async Task SumAsync(Trial trial, ICounter counter)
    {
        var (changes, sum) = DrawChanges(trial);

        using (trial.Measure())
            await trial.OnTasks(Adders, async n =>
            {
                foreach (var change in changes[n]) counter.Increment(change);
                await counter.ValueAsync(trial.Cancellation);
            });

        Check(trial, sum, await counter.ValueAsync(trial.Cancellation));
    }

    private static void PairsOfUnlocked(Trial trial)
    {
        using var bothHaveRead = new Barrier(2);
        var counter = new UnlockedCounter(betweenReadAndWrite: bothHaveRead.SignalAndWait);

        trial.OnThreads(2, _ => Times(Pairs, counter.Increment));

        Check(trial, 2 * Pairs, counter.Peek());
        var lost = 2 * Pairs - counter.Peek();
        if (lost > 0) trial.Show(LostUpdate, $"{lost} of {2 * Pairs} increments are lost");
        ObserveChance(trial);
    }

    private static async Task PairsAsync(Trial trial, ICounter counter)
    {
        await trial.OnTasks(2, async _ =>
        {
            for (var i = 0; i < Pairs; i++) await counter.IncrementAsync(1, trial.Cancellation);
        });

        Check(trial, 2 * Pairs, await counter.ValueAsync(trial.Cancellation));
    }

    private static void StrangerAtLocked(Trial trial)
    {
        using var inside = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var slow = true;
        var counter = new LockedCounter(betweenReadAndWrite: () =>
        {
            if (!slow) return;
            slow = false;
            inside.Set();
            goOn.Wait();
        });

        void First()
        {
            // It ends with a complaint: the lock that it releases has been released by the stranger and the second participant.
            try { counter.Increment(); }
            catch (InvalidOperationException complaint) { trial.Observe("the first then fails with", complaint.Message); }
        }

        void Second()
        {
            inside.Wait();
            counter.ValueLock.Release();
            counter.Increment();
            goOn.Set();
        }

        trial.OnThreads(2, n => { if (n == 0) First(); else Second(); });

        if (counter.Peek() < 2) trial.Show(StrangerUnlocks, "two were inside at once and one change is lost");
        Check(trial, 2, counter.Peek());
    }

    private static async Task StrangerAsync(Trial trial, ICounter counter)
    {
        await trial.OnTasks(2, async _ => await counter.IncrementAsync(1, trial.Cancellation));

        trial.Observe("", "there is no lock to release");
        Check(trial, 2, await counter.ValueAsync(trial.Cancellation));
    }

    private static void TwoAsOneOfLocked(Trial trial)
    {
        var counter = new LockedCounter();

        trial.MustEndWithin(Stuck, "the thread waits for the lock that it holds itself", SelfDeadlock);
        trial.OnThreads(1, _ =>
        {
            counter.ValueLock.Acquire();
            counter.Increment(1);
            counter.Increment(2);
            counter.ValueLock.Release();
        });

        Check(trial, 3, counter.Peek());
    }

    private static async Task TwoAsOneAsync(Trial trial, ICounter counter)
    {
        var after = 0L;
        await trial.OnTasks(1, async _ => after = await counter.AddAndGetAsync(1 + 2, trial.Cancellation));

        Check(trial, 3, after);
    }

    private static (int[][] Changes, int Sum) DrawChanges(Trial trial)
    {
        int Draw() => trial.Random.Next(1, 10) * (trial.Random.Next(2) == 0 ? 1 : -1);

        var changes = Enumerable.Range(0, Adders).Select(_ => Enumerable.Range(0, ChangesEach).Select(_ => Draw()).ToArray()).ToArray();
        return (changes, changes.Sum(mine => mine.Sum()));
    }

    // How often the fault shows without a gate: the pauses come from the seed, the scheduler does the rest.
    private static void ObserveChance(Trial trial)
    {
        var unlucky = 0;
        for (var round = 0; round < ChanceRounds; round++)
        {
            var pauses = Enumerable.Range(0, 2 * ChanceChanges).Select(_ => trial.Random.Next(20)).ToArray();
            var next = -1;
            var counter = new UnlockedCounter(betweenReadAndWrite: () => Thread.SpinWait(pauses[Interlocked.Increment(ref next)]));
            trial.OnThreads(2, _ => Times(ChanceChanges, counter.Increment));
            if (counter.Peek() < 2 * ChanceChanges) unlucky++;
        }

        trial.Observe("by chance", $"updates lost in {unlucky} of {ChanceRounds} rounds");
    }

    private static void Times(int times, Action action)
    {
        for (var i = 0; i < times; i++) action();
    }

    private static void Check(Trial trial, BigInteger expected, BigInteger value)
    {
        trial.Print($"Value {value}");
        trial.Observe("value", value);
        trial.Require(value == expected, $"the value is {value}, not {expected}");
    }
}
