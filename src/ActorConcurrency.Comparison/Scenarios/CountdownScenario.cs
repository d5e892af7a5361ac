using System.Diagnostics;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>The page's countdowns: "Start the Thread", "Terminate the Thread", "Thread's status".</summary>
public sealed class CountdownScenario : Scenario
{
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(30);

    private static readonly Fault NoStop = new("no stop",
        "Nothing ends a thread that runs a plain function: only the end of its process does.");

    private static readonly Fault LateStop = new("late stop",
        "The flag is looked at between two sleeps: who terminates just after a line has been printed waits for the whole sleep.");

    private static readonly Fault StickyFlag = new("sticky flag",
        "The flag is never set again: a second run of a terminated task prints nothing.");

    private static readonly Fault TooEarly = new("running before it starts",
        "The event is set before the first line is printed: “Countdown is running” may come first.");

    /// <inheritdoc/>
    public override string Recipe => "Countdown";

    /// <inheritdoc/>
    public override string Summary => "A count that falls by one each period: started on a thread, terminated by a flag, its start told by an event.";

    /// <inheritdoc/>
    public override int Order => 10;

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments =>
    [
        new()
        {
            Name = "start",
            Title = "can what was started be ended?",
            Participants = 2,
            Operations = "two countdowns, from 1,000,000 and from 10, a number every 0.5 s; when the short one is through, the long one is to end",
            Invariant = "both count down without a gap, the short one to 1, and the long one ends when asked",
            Faults = [NoStop],
            Seconds = 5,
            Contenders = Sides<CountdownThread>(StartThreads, StartAsync),
        },
        new()
        {
            Name = "terminate",
            Title = "how long until it really stops?",
            Participants = 1,
            Operations = "from 10, a number every second, terminated after 5 s, just after the sixth number; 5 s later the main thread ends",
            Invariant = "10 to 5 are printed, no number is left out, and none follows the termination",
            Faults = [LateStop],
            Seconds = 11,
            Contenders = Sides<CountdownTask>(TerminateThread, TerminateAsync),
        },
        new()
        {
            Name = "rerun",
            Title = "can it run again?",
            Participants = 1,
            Operations = "from 10, a number every second, terminated at the first; then a second run from 3",
            Invariant = "the second run counts 3, 2, 1",
            Faults = [StickyFlag],
            Seconds = 4,
            Contenders = Sides<CountdownTask>(RunThreadAgain, RunAgainAsync),
        },
        new()
        {
            Name = "status",
            Title = "does “running” mean that it runs?",
            Participants = 1,
            Operations = "from 10, a number every 5 s; the launcher waits for the start and then says that it is running",
            Invariant = "it has started when it is said to run, and counts to 1",
            Faults = [TooEarly],
            Seconds = 50,
            Contenders = Sides<StatusCountdown>(LaunchThread, LaunchAsync),
        },
    ];

    private delegate ICountdown Starter(int from, TimeSpan period);

    private static IReadOnlyList<Contender> Sides<TOriginal>(Action<Trial> original, Func<Trial, Starter, Task> successor) =>
    [
        Contender.Lock<TOriginal>(original),
        Contender.DotNet<DotNetCountdown>(trial => successor(trial, (from, period) => DotNetCountdown.Start(from, period))),
        Contender.Actor<ActorCountdown>(trial => successor(trial, (from, period) =>
            ActorCountdown.Start(trial.Actors, new CountdownSettings { From = from, Period = period }))),
    ];

    private static void StartThreads(Trial trial)
    {
        var (@long, @short) = (new Count(trial, 1_000_000, "long"), new Count(trial, 10, "short"));
        var thread = new CountdownThread(@long.Say, Sleep(trial)).Start(1_000_000);
        new CountdownThread(@short.Say, Sleep(trial)).Start(10).Join();

        trial.Require(@short.Next == 0, "the short one did not count to 1");
        trial.MustEndWithin(Stuck, "it has no stop, its process was ended", NoStop);
        thread.Join();
    }

    private static async Task StartAsync(Trial trial, Starter start)
    {
        var (@long, @short) = (new Count(trial, 1_000_000, "long"), new Count(trial, 10, "short"));
        await using var longCountdown = start(1_000_000, trial.Time.Of(0.5));
        var reading = @long.FollowAsync(longCountdown);
        await @short.FollowAsync(start(10, trial.Time.Of(0.5)));

        trial.Require(@short.Next == 0, "the short one did not count to 1");
        var outcome = await longCountdown.TerminateAsync(trial.Cancellation);
        await reading;
        trial.Require(outcome is CountdownOutcome.Terminated, $"the long one ended as {outcome}");
        trial.Observe("", "the long one ends when asked");
    }

    private static void TerminateThread(Trial trial)
    {
        using var terminated = new ManualResetEventSlim();
        var count = new Count(trial, 10, "printed", until: 5);
        var task = new CountdownTask(count.Say, PauseOnceTerminated(trial, count, terminated));

        var thread = task.Start(10);
        count.Reached.Wait();
        var since = Stopwatch.GetTimestamp();
        task.Terminate();
        terminated.Set();
        thread.Join();
        trial.Observe("stops after", Stopwatch.GetElapsedTime(since));
        trial.Show(LateStop, "it sleeps on until its pause is over");
        trial.Require(count.Next == 4, $"the last number printed is {count.Next + 1}, not 5");

        Thread.Sleep(trial.Time.Of(5));
        MainThreadTerminates(trial, count, last: 5);
    }

    private static async Task TerminateAsync(Trial trial, Starter start)
    {
        await RehearseStopAsync(trial, start);

        var count = new Count(trial, 10, "printed", until: 5);
        await using var countdown = start(10, trial.Time.Of(1));
        var reading = count.FollowAsync(countdown);
        await count.Reached;
        var since = Stopwatch.GetTimestamp();
        var outcome = await countdown.TerminateAsync(trial.Cancellation);
        await reading;
        trial.Observe("stops after", Stopwatch.GetElapsedTime(since));
        CheckOutcome(trial, outcome, count.Next);

        var last = count.Next + 1;
        await Task.Delay(trial.Time.Of(5), trial.Cancellation);
        MainThreadTerminates(trial, count, last);
    }

    // With a pause so long that a stop which waits for its end cannot be mistaken. It also keeps the compiler out of what is timed next.
    private static async Task RehearseStopAsync(Trial trial, Starter start)
    {
        await using var countdown = start(10, LongPause);
        await countdown.Started.WaitAsync(trial.Cancellation);
        var since = Stopwatch.GetTimestamp();
        await countdown.TerminateAsync(trial.Cancellation);
        if (Stopwatch.GetElapsedTime(since) > LongPause / 2) trial.Show(LateStop, "it stops when its pause is over");
    }

    private static void RunThreadAgain(Trial trial)
    {
        using var terminated = new ManualResetEventSlim();
        var count = new Count(trial, 10, "first run", until: 10);
        var task = new CountdownTask(line => Volatile.Read(ref count).Say(line), PauseOnceTerminated(trial, count, terminated));
        var first = task.Start(10);
        count.Reached.Wait();
        task.Terminate();
        terminated.Set();
        first.Join();

        var second = new Count(trial, 3, "second run");
        Volatile.Write(ref count, second);
        task.Start(3).Join();
        ReportRerun(trial, second);
    }

    private static async Task RunAgainAsync(Trial trial, Starter start)
    {
        var first = new Count(trial, 10, "first run", until: 10);
        await using var terminated = start(10, LongPause);
        var reading = first.FollowAsync(terminated);
        await first.Reached;
        await terminated.TerminateAsync(trial.Cancellation);
        await reading;

        var second = new Count(trial, 3, "second run");
        await second.FollowAsync(start(3, trial.Time.Of(1)));
        ReportRerun(trial, second);
    }

    private static void LaunchThread(Trial trial)
    {
        var count = new Count(trial, 10, "counted");
        using var saidToRun = new ManualResetEventSlim();
        var started = false;

        void Print(string line)
        {
            if (line.StartsWith("T-minus", StringComparison.Ordinal)) count.Say(line);
            else trial.Print(line);

            if (line == "Countdown starting") Volatile.Write(ref started, true);
            if (line != "Countdown is running") return;
            ReportStatus(trial, Volatile.Read(ref started), "“Countdown is running” comes before “Countdown starting”");
            saidToRun.Set();
        }

        new StatusCountdown(Print, Sleep(trial), betweenSignalAndFirstLine: saidToRun.Wait).Launch(10).Join();
        trial.Require(count.Next == 0, "it did not count to 1");
    }

    private static async Task LaunchAsync(Trial trial, Starter start)
    {
        trial.Print("Launching countdown");
        await using var countdown = start(10, trial.Time.Of(5));
        await countdown.Started.WaitAsync(trial.Cancellation);
        trial.Print("Countdown starting");
        trial.Print("Countdown is running");
        var status = await countdown.SnapshotAsync(trial.Cancellation);
        ReportStatus(trial, status.Remaining < 10, $"it is said to run and has not ticked: {status}");

        var count = new Count(trial, 10, "counted");
        await count.FollowAsync(countdown, "T-minus ");
        trial.Require(count.Next == 0, "it did not count to 1");
    }

    private static Action<TimeSpan> Sleep(Trial trial) => pause => Thread.Sleep(trial.Time.Of(pause.TotalSeconds));

    // The gate at the critical point: the pause in which it is terminated begins, and is slept out, once it has been.
    private static Action<TimeSpan> PauseOnceTerminated(Trial trial, Count count, ManualResetEventSlim terminated) => pause =>
    {
        if (count.Reached.IsCompleted) terminated.Wait();
        Sleep(trial)(pause);
    };

    // A machine that stalls may let it count to the end before it is told to stop; what it ticked and how it ended must agree then, too.
    private static void CheckOutcome(Trial trial, CountdownOutcome outcome, int remaining)
    {
        var agrees = outcome switch
        {
            CountdownOutcome.Terminated(var notTicked) => notTicked == remaining,
            CountdownOutcome.Finished => remaining == 0,
            _ => false,
        };
        trial.Require(agrees, $"{remaining + 1} was printed last, and it ended as {outcome}");
    }

    private static void MainThreadTerminates(Trial trial, Count count, int last)
    {
        trial.Print("Main thread terminate");
        trial.Require(count.Next + 1 == last, $"{count.Next + 1} was printed after the termination");
    }

    private static void ReportRerun(Trial trial, Count second)
    {
        if (second.Next == 3) trial.Show(StickyFlag, "the second run prints nothing");
        trial.Require(second.Next == 0, $"the second run printed {3 - second.Next} of 3 numbers");
    }

    private static void ReportStatus(Trial trial, bool runs, string otherwise)
    {
        trial.Observe("when said to run", runs ? "it has started" : "it has not started");
        trial.Require(runs, otherwise);
        if (!runs) trial.Show(TooEarly, otherwise);
    }

    /// <summary>Prints the numbers of one countdown and checks that none is missing.</summary>
    private sealed class Count
    {
        private readonly Trial _trial;
        private readonly string _name;
        private readonly int _from;
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly int _until;
        private int _next;

        public Count(Trial trial, int from, string name, int until = 1)
        {
            (_trial, _from, _name, _until) = (trial, from, name, until);
            _next = from;
        }

        /// <summary>The number to come next; 0 if it is through.</summary>
        public int Next => Volatile.Read(ref _next);

        /// <summary>Completes once the number up to which it is followed was printed.</summary>
        public Task Reached => _reached.Task;

        /// <summary>Prints a line that ends in a number.</summary>
        public void Say(string line)
        {
            var number = int.Parse(line.AsSpan(line.LastIndexOf(' ') + 1), System.Globalization.CultureInfo.InvariantCulture);
            _trial.Require(number == Next, $"{_name}: {number} follows {Next + 1}");
            _trial.Say(line);
            _trial.Observe(_name, number == _from ? Quantities.Count(number) : $"{Quantities.Count(_from)} to {Quantities.Count(number)}");
            Volatile.Write(ref _next, number - 1);
            if (number == _until) _reached.TrySetResult();
        }

        /// <summary>Prints every tick; completes when the countdown has ended.</summary>
        public async Task FollowAsync(ICountdown countdown, string prefix = "")
        {
            await foreach (var tick in countdown.TicksAsync(_trial.Cancellation)) Say($"{prefix}{tick}");
        }
    }
}
