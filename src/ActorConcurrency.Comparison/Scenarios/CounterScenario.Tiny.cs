namespace ActorConcurrency.Comparison;

/// <content>The smallest critical section there is, and what becomes of a state whose owner stops.</content>
internal sealed partial class CounterScenario
{
    private const int TinyChanges = 5_000;
    private const int TinyAdding = 4;
    private const int Kept = 42;

    private static readonly Clause ValueStays = new("value stays", $"the value is {Kept} afterwards");
    private static readonly Clause CallersKnow = new("callers know", "whoever calls afterwards gets the value or hears that it is gone");

    private static readonly Fault StateGone = new("state gone",
        "The state is inside the actor: it ends with the actor, and one that is started anew begins at the beginning.")
    {
        Breaks = ValueStays.Name,
        Remedy = new("write each change, or a copy now and then, to a store, and read it at the start (Akka.Persistence)", "a write for each change, and the time to read at the start"),
    };

    private static Experiment Tiny => new()
    {
        Name = "tiny",
        Title = "what does one tiny step cost?",
        Kind = ExperimentKind.Deciding,
        Participants = TinyAdding,
        Operations = $"{TinyAdding} participants add 1 and look at the new value, {Quantities.Count(TinyChanges)} times each: nothing else is inside. Messages are awaited",
        Invariant = EveryChange,
        Load = Load.Computing,
        Repeats = Figures.FewestRuns,
        Contenders =
        [
            Contender.Lock(typeof(Lock), trial => AddOnThreads(trial, new LockedNumber())),
            Contender.DotNet(typeof(Interlocked), trial => Task.Run(() => AddOnThreads(trial, new InterlockedNumber()))),
            .. Contender.ActorBothWays<ActorCounter>(AddAsync),
        ],
    };

    private static Experiment OwnerStops => new()
    {
        Name = "owner-stops",
        Title = "what is left when the owner of the state stops?",
        Kind = ExperimentKind.Further,
        Participants = 1,
        Operations = $"{Kept} increments; then whoever made them fails. The number is an object that nobody can stop; the actor is stopped, as by a failure inside it, and a new one is started",
        Invariant = Invariant.Of(ValueStays, CallersKnow),
        Faults = [StateGone],
        Contenders =
        [
            Contender.Lock(typeof(Lock), trial => KeepNumber(trial, new LockedNumber())),
            Contender.DotNet(typeof(Interlocked), trial => Task.Run(() => KeepNumber(trial, new InterlockedNumber()))),
            .. Contender.ActorBothWays<ActorCounter>(LoseNumberAsync).Select(contender => contender.Showing(StateGone)),
        ],
    };

    private static void AddOnThreads(Trial trial, INumber number)
    {
        trial.MeasureOnThreads(TinyAdding, _ => Times(TinyChanges, () => number.Add(1)));
        Check(trial, TinyAdding * TinyChanges, number.Add(0));
    }

    private static async Task AddAsync(Trial trial)
    {
        await using var counter = StartCounter(trial);
        using (trial.Measure())
            await trial.OnTasks(TinyAdding, async _ =>
            {
                for (var change = 0; change < TinyChanges; change++) await counter.AddAndGetAsync(1, trial.Cancellation);
            });
        Check(trial, TinyAdding * TinyChanges, await counter.ValueAsync(trial.Cancellation));
    }

    private static void KeepNumber(Trial trial, INumber number)
    {
        Times(Kept, () => number.Add(1));
        trial.Observe("value afterwards", number.Add(0));
        trial.Require(ValueStays, number.Add(0) == Kept, $"the value is {number.Add(0)}");
    }

    private static async Task LoseNumberAsync(Trial trial)
    {
        var counter = StartCounter(trial);
        for (var change = 0; change < Kept; change++) await counter.IncrementAsync(1, trial.Cancellation);
        await counter.DisposeAsync();
        try
        {
            await counter.ValueAsync(trial.Cancellation);
            trial.Require(CallersKnow, false, "a call to what has stopped is answered");
        }
        catch (StoppedException stopped)
        {
            trial.Observe("a later call hears", stopped.Message);
        }

        await using var anew = StartCounter(trial);
        var value = await anew.ValueAsync(trial.Cancellation);
        trial.Observe("value afterwards", value);
        if (value != Kept) trial.Show(StateGone, $"started anew, it is {value}, not {Kept}");
    }

    private static ActorCounter StartCounter(Trial trial) => ActorCounter.Start(trial.Actors, new CounterSettings { GateFirst = trial.GateFirst });

    private interface INumber
    {
        long Add(long delta);
    }

    private sealed class LockedNumber : INumber
    {
        private readonly Lock _gate = new();
        private long _value;

        public long Add(long delta)
        {
            lock (_gate) return _value += delta;
        }
    }

    private sealed class InterlockedNumber : INumber
    {
        private long _value;

        public long Add(long delta) => Interlocked.Add(ref _value, delta);
    }
}
