using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>The page's locked counter: "Locking Critical Sections".</summary>
internal sealed partial class CounterScenario : Scenario
{
    private const int Repeats = 15;
    private const int Adders = 8;
    private const int ChangesEach = 20_000;
    private const int Pairs = 10;
    private const int ChanceRounds = 50;
    private const int ChanceChanges = 2_000;

    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(3);

    private static readonly Clause EveryChange = new("every change", "every change counts, and whoever makes it goes on: the value is the sum of all changes");

    private static readonly Fault LostUpdate = new("lost update",
        "Without the lock a change is a read and a write: of two threads that read the same value, the later writer wins.") { Breaks = EveryChange.Name };

    private static readonly Fault StrangerUnlocks = new("stranger unlocks",
        "The lock has no owner: somebody who never acquired it releases it, a second thread gets in, and an update is lost.") { Breaks = EveryChange.Name };

    private static readonly Fault SelfDeadlock = new("self-deadlock",
        "The lock is not reentrant: whoever takes it, to make two changes as one step, waits for itself at the first of them.") { Breaks = EveryChange.Name };

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
            Invariant = EveryChange,
            Load = Load.Computing,
            Repeats = Repeats,
            Contenders = Sides<LockedCounter>(SumOfLocked, Contender.Lock<LockCounter>(SumWithLockAsync), SumInterlockedAsync, SumAsync),
        },
        new()
        {
            Name = "lost-update",
            Title = "what is the lock for?",
            Participants = 2,
            Operations = $"2 participants, {Pairs} increments each; the unlocked ones are held between reading and writing until both have read. "
                + $"Then by chance: {ChanceRounds} rounds of 2 × {Quantities.Count(ChanceChanges)} increments, with pauses drawn from the seed",
            Invariant = EveryChange,
            Faults = [LostUpdate],
            Contenders = Sides<UnlockedCounter>(PairsOfUnlocked, Contender.Lock<LockCounter>(PairsWithLockAsync), PairsInterlockedAsync, PairsAsync),
        },
        new()
        {
            Name = "stranger",
            Title = "can somebody break in?",
            Participants = 2,
            Operations = "the first participant is held inside its change, a stranger releases the lock if there is one to release, the second makes its change, the first goes on",
            Invariant = EveryChange,
            Faults = [StrangerUnlocks],
            Contenders = Sides<LockedCounter>(StrangerAtLocked, Contender.Lock<LockCounter>(StrangerAtLock), StrangerInterlockedAsync, StrangerAsync),
        },
        new()
        {
            Name = "two-as-one",
            Title = "can two changes be made as one step?",
            Participants = 1,
            Operations = "the participant adds 1 and then 2, with nobody in between: under the counter's lock, or as one change",
            Invariant = EveryChange,
            Faults = [SelfDeadlock],
            Contenders = Sides<LockedCounter>(TwoAsOneOfLocked, Contender.Lock<LockCounter>(TwoAsOneWithLockAsync), TwoAsOneInterlockedAsync, TwoAsOneAsync),
        },
        Tiny,
        OwnerStops,
    ];

    private static IReadOnlyList<Contender> Sides<TOriginal>(
        Action<Trial> original, Contender withLock, Func<Trial, Task> interlocked, Func<Trial, ICounter, Task> successor) =>
    [
        Contender.Original<TOriginal>(original),
        withLock,
        Contender.DotNet(typeof(Interlocked), interlocked),
        Contender.Twin<DotNetCounter>(trial => successor(trial, new DotNetCounter())),
        .. Contender.ActorBothWays<ActorCounter>(trial => successor(trial, ActorCounter.Start(trial.Actors, new CounterSettings { GateFirst = trial.GateFirst }))),
    ];
}
