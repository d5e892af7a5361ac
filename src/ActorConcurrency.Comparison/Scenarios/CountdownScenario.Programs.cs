using System.Collections.Concurrent;
using System.Diagnostics;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The programs: the original's, and the one that its successors share.</content>
internal sealed partial class CountdownScenario
{
    private static void StartThreads(Trial trial)
    {
        var (@long, @short) = (new Count(trial, 1_000_000, "long", Gapless), new Count(trial, 10, "short", Gapless));
        var thread = new CountdownThread(@long.Say, Sleep(trial)).Start(1_000_000);
        new CountdownThread(@short.Say, Sleep(trial)).Start(10).Join();

        trial.Require(Gapless, @short.Next == 0, "the short one did not count to 1");
        trial.MustEndWithin(Stuck, "its process had to be ended", NoStop);
        thread.Join();
    }

    private static async Task StartAsync(Trial trial, Starter start)
    {
        var (@long, @short) = (new Count(trial, 1_000_000, "long", Gapless), new Count(trial, 10, "short", Gapless));
        await using var longCountdown = start(1_000_000, trial.Time.Of(0.5));
        var reading = @long.FollowAsync(longCountdown);
        await @short.FollowAsync(start(10, trial.Time.Of(0.5)));

        trial.Require(Gapless, @short.Next == 0, "the short one did not count to 1");
        var outcome = await longCountdown.TerminateAsync(trial.Cancellation);
        await reading;
        trial.Require(Ends, outcome is CountdownOutcome.Terminated, $"the long one ended as {outcome}");
        trial.Observe("", "the long one ends when asked");
    }

    private static void TerminateThread(Trial trial)
    {
        using var terminated = new ManualResetEventSlim();
        var count = new Count(trial, 10, "printed", NoneLeftOut, until: LastPrinted);
        var task = new CountdownTask(count.Say, PauseOnceTerminated(trial, count, terminated));

        var thread = task.Start(10);
        count.Reached.Wait();
        var since = Stopwatch.GetTimestamp();
        task.Terminate();
        terminated.Set();
        thread.Join();
        var stopsAfter = Stopwatch.GetElapsedTime(since);
        trial.Observe("stops after", stopsAfter);
        if (stopsAfter > trial.Time.Of(1) / 2) trial.Show(LateStop, "it sleeps on until its pause is over");
        trial.Require(NoneAfter, count.Next == LastPrinted - 1, $"the last number printed is {count.Next + 1}, not {LastPrinted}");

        Thread.Sleep(trial.Time.Of(5));
        MainThreadTerminates(trial, count, last: LastPrinted);
    }

    private static async Task TerminateAsync(Trial trial, Starter start)
    {
        await RehearseStopAsync(trial, start);

        var count = new Count(trial, 10, "printed", NoneLeftOut, until: LastPrinted);
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
        var count = new Count(trial, 10, "first run", RunsAgain, until: 10);
        var task = new CountdownTask(line => Volatile.Read(ref count).Say(line), PauseOnceTerminated(trial, count, terminated));
        var first = task.Start(10);
        count.Reached.Wait();
        task.Terminate();
        terminated.Set();
        first.Join();

        var second = new Count(trial, 3, "second run", RunsAgain);
        Volatile.Write(ref count, second);
        task.Start(3).Join();
        ReportRerun(trial, second);
    }

    private static async Task RunAgainAsync(Trial trial, Starter start)
    {
        var first = new Count(trial, 10, "first run", RunsAgain, until: 10);
        await using var terminated = start(10, LongPause);
        var reading = first.FollowAsync(terminated);
        await first.Reached;
        await terminated.TerminateAsync(trial.Cancellation);
        await reading;

        var second = new Count(trial, 3, "second run", RunsAgain);
        await second.FollowAsync(start(3, trial.Time.Of(1)));
        ReportRerun(trial, second);
    }

    private static void LaunchThread(Trial trial)
    {
        ForceTooEarly(trial);

        var count = new Count(trial, 10, "counted", Counts);
        var said = new ConcurrentQueue<string>();
        void Print(string line)
        {
            said.Enqueue(line);
            if (line.StartsWith("T-minus", StringComparison.Ordinal)) count.Say(line);
            else trial.Print(line);
        }

        // The page's program, left to itself: this is what is printed.
        new StatusCountdown(Print, Sleep(trial)).Launch(10).Join();
        trial.Observe("left to itself", string.Join(", then ", said.Skip(1).Take(3).Select(line => $"“{line}”")));
        trial.Require(Counts, count.Next == 0, "it did not count to 1");
        ObserveChance(trial);
    }

    // The gate at the critical point: it is held before its first line until it is said to run. Nothing of it is printed.
    private static void ForceTooEarly(Trial trial)
    {
        using var saidToRun = new ManualResetEventSlim();
        var started = false;
        new StatusCountdown(Hear, sleep: _ => { }, betweenSignalAndFirstLine: saidToRun.Wait).Launch(1).Join();

        void Hear(string line)
        {
            if (line == "Countdown starting") Volatile.Write(ref started, true);
            if (line != "Countdown is running") return;
            ReportStatus(trial, Volatile.Read(ref started), "held before its first line, it says “Countdown is running” before “Countdown starting”");
            saidToRun.Set();
        }
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

        var count = new Count(trial, 10, "counted", Counts);
        await count.FollowAsync(countdown, "T-minus ");
        trial.Require(Counts, count.Next == 0, "it did not count to 1");
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
        trial.Require(NoneLeftOut, agrees, $"{remaining + 1} was printed last, and it ended as {outcome}");
    }

    private static void MainThreadTerminates(Trial trial, Count count, int last)
    {
        trial.Print("Main thread terminate");
        trial.Require(NoneAfter, count.Next + 1 == last, $"{count.Next + 1} was printed after the termination");
    }

    private static void ReportRerun(Trial trial, Count second)
    {
        if (second.Next == 3) trial.Show(StickyFlag, "the second run prints nothing");
        trial.Require(RunsAgain, second.Next == 0, $"the second run printed {3 - second.Next} of 3 numbers");
    }

    private static void ReportStatus(Trial trial, bool runs, string otherwise)
    {
        trial.Observe("when said to run", runs ? "it has started" : "it has not started");
        trial.Require(Started, runs, otherwise);
        if (!runs) trial.Show(TooEarly, otherwise);
    }
}
