using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>An event for one use: it is set, and never cleared.</content>
internal sealed partial class EventScenario
{
    private const string Once = "set-once";
    private const int OnceWaiters = 3;

    private static readonly Clause AllPass = new("all pass", $"all {OnceWaiters} who wait are woken, and who comes late passes");
    private static readonly Clause ToldApart = new("told apart", "who sets is told whether it was the first to do so");
    private static readonly Clause RunsNobody = new("runs nobody", "no code of who waits runs inside the setter's call");

    private static readonly Fault SecondUnnoticed = new("second set unnoticed",
        "Setting it tells nothing: who sets what is set already does not hear of it, and two who raced both take themselves for the first.")
    {
        Breaks = ToldApart.Name,
        Remedy = new("look whether it is set, and set it, under a lock of one's own", "every setter has to take that lock"),
    };

    private static Experiment SetOnce => new()
    {
        Name = Once,
        Title = "what if it happens only once?",
        Participants = OnceWaiters + 2,
        Operations = $"{OnceWaiters} wait; it is set; somebody comes late; it is set again. The .NET side is a TaskCompletionSource, set with TrySetResult",
        Invariant = Invariant.Of(AllPass, ToldApart, RunsNobody),
        Need = "to know that something happened, once",
        Faults = [SecondUnnoticed],
        Contenders =
        [
            Contender.Original<PythonEvent>(SetOnceAsync),
            Contender.Lock<LockOnce>(trial =>
            {
                var signal = new LockOnce();
                return CheckOnceAsync(trial, OnceSignal.Blocking(() => signal.TrySet(), signal.Wait));
            }),
            Contender.DotNet<TaskCompletionSource>(CompleteOnceAsync).Provided("the TaskCompletionSource is made with TaskCreationOptions.RunContinuationsAsynchronously"),
            Contender.Twin<DotNetEvent>(trial => CheckOnceAsync(trial, OnceSignal.Of(new DotNetEvent(), trial.Cancellation))),
            .. Contender.ActorBothWays<ActorEvent>(trial => CheckOnceAsync(trial, OnceSignal.Of(
                ActorEvent.Start(trial.Actors, new EventSettings { GateFirst = trial.GateFirst }), trial.Cancellation))),
        ],
    };

    private static Task SetOnceAsync(Trial trial)
    {
        var @event = new PythonEvent();
        return CheckOnceAsync(trial, OnceSignal.Blocking(
            () =>
            {
                @event.Set();
                return null;
            },
            @event.Wait));
    }

    // As its documentation shows it; and, to see why, without the option.
    private static async Task CompleteOnceAsync(Trial trial)
    {
        var bare = await RunOnceAsync(OnceSignal.Of(new TaskCompletionSource()), _ => { }).ConfigureAwait(false);
        trial.Observe("without RunContinuationsAsynchronously", $"{bare.Inside} of {OnceWaiters} waiters run inside the setter's call");
        await CheckOnceAsync(trial, OnceSignal.Of(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))).ConfigureAwait(false);
    }

    private static async Task CheckOnceAsync(Trial trial, OnceSignal signal)
    {
        var (early, passed, inside, first, second) = await RunOnceAsync(signal, trial.Say).ConfigureAwait(false);
        trial.Observe("passed", $"{passed} of {OnceWaiters + 1}");
        trial.Observe("the first setter is told", Words(first));
        trial.Observe("the second", Words(second));
        trial.Require(AllPass, early == 0 && passed == OnceWaiters + 1, $"{early} passed before it was set, {passed} in all");
        trial.Require(RunsNobody, inside == 0, $"{inside} run inside the setter's call");
        if (first is null && second is null) trial.Show(SecondUnnoticed, "the second setter is told nothing, as is the first");
        else trial.Require(ToldApart, (first, second) == (true, false), $"the first is told {Words(first)}, the second {Words(second)}");

        static string Words(bool? isFirst) => isFirst switch { null => "nothing", true => "that it was the first", false => "that it was set already" };
    }

    private static async Task<OnceOutcome> RunOnceAsync(OnceSignal signal, Action<string> say)
    {
        var (early, passed, inside, setter) = (0, 0, 0, 0);
        var waiting = Enumerable.Range(1, OnceWaiters).Select(n => signal.WaitAsync(() => Pass($"waiter {n}"))).ToArray();
        foreach (var waiter in waiting)
            if (!await signal.IsWaitingAsync(waiter).ConfigureAwait(false)) early++;
        var first = await SetAsync().ConfigureAwait(false);
        await Task.WhenAll(waiting).ConfigureAwait(false);
        await signal.WaitAsync(() => Pass("the late one")).ConfigureAwait(false);
        return new OnceOutcome(early, passed, inside, first, await SetAsync().ConfigureAwait(false));

        void Pass(string who)
        {
            if (Volatile.Read(ref setter) == Environment.CurrentManagedThreadId) Interlocked.Increment(ref inside);
            say($"{who} passes");
            Interlocked.Increment(ref passed);
        }

        // Inside is what runs on its thread until the call comes back.
        Task<bool?> SetAsync()
        {
            Volatile.Write(ref setter, Environment.CurrentManagedThreadId);
            var set = signal.SetAsync();
            Volatile.Write(ref setter, 0);
            return set;
        }
    }

    private sealed record OnceOutcome(int Early, int Passed, int Inside, bool? First, bool? Second);

    /// <summary>How a side sets, and waits and then goes on.</summary>
    /// <param name="SetAsync">Sets it; gives whether it was the first to do so, or null if nobody is told.</param>
    /// <param name="WaitAsync">Waits, then does what it is given.</param>
    /// <param name="IsWaitingAsync">Completes when that wait has come to the signal; gives whether it still waits.</param>
    private sealed record OnceSignal(Func<Task<bool?>> SetAsync, Func<Action, Task> WaitAsync, Func<Task, Task<bool>> IsWaitingAsync)
    {
        public static OnceSignal Blocking(Func<bool?> set, Action wait)
        {
            var calls = new Dictionary<Task, BlockingCall>();
            return new OnceSignal(
                () => Task.FromResult(set()),
                goOn =>
                {
                    var call = BlockingCall.Start("waiter", () =>
                    {
                        wait();
                        goOn();
                    });
                    calls[call.Done] = call;
                    return call.Done;
                },
                waiter => calls[waiter].IsBlockedAsync());
        }

        public static OnceSignal Of(TaskCompletionSource source) => new(
            () => Task.FromResult<bool?>(source.TrySetResult()),
            async goOn =>
            {
                await source.Task.ConfigureAwait(false);
                goOn();
            },
            waiter => Task.FromResult(!waiter.IsCompleted));

        // Signals are numbered.
        public static OnceSignal Of(IEvent signal, CancellationToken cancellation) => new(
            async () => await signal.SetAsync(cancellation).ConfigureAwait(false) == 1,
            async goOn =>
            {
                await signal.WaitAsync(cancellation).ConfigureAwait(false);
                goOn();
            },
            async waiter => !(await signal.SnapshotAsync(cancellation).ConfigureAwait(false)).Waiters.IsEmpty && !waiter.IsCompleted);
    }
}
