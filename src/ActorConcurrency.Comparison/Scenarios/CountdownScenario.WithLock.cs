using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <content>The programs with <c>lock</c>.</content>
internal sealed partial class CountdownScenario
{
    private static void StartWithLock(Trial trial)
    {
        var (@long, @short) = (new Count(trial, 1_000_000, "long", Gapless), new Count(trial, 10, "short", Gapless));
        var countdown = new LockCountdown(n => @long.Say($"{n}"), trial.Time.Of(0.5));
        var thread = countdown.Start(1_000_000);
        new LockCountdown(n => @short.Say($"{n}"), trial.Time.Of(0.5)).Start(10).Join();

        trial.Require(Gapless, @short.Next == 0, "the short one did not count to 1");
        trial.MustEndWithin(Patience.Default, "the long one does not end", NoStop);
        countdown.Stop();
        thread.Join();
        trial.Observe("", "the long one ends when asked");
    }

    private static void TerminateWithLock(Trial trial)
    {
        RehearseStop(trial);

        var count = new Count(trial, 10, "printed", NoneLeftOut, until: LastPrinted);
        var countdown = new LockCountdown(n => count.Say($"{n}"), trial.Time.Of(1));
        var thread = countdown.Start(10);
        count.Reached.Wait();
        var since = Stopwatch.GetTimestamp();
        countdown.Stop();
        thread.Join();
        trial.Observe("stops after", Stopwatch.GetElapsedTime(since));

        var last = count.Next + 1;
        Thread.Sleep(trial.Time.Of(5));
        MainThreadTerminates(trial, count, last);
    }

    private static void RehearseStop(Trial trial)
    {
        var countdown = new LockCountdown(_ => { }, LongPause);
        var thread = countdown.Start(10);
        countdown.AwaitStart();
        var since = Stopwatch.GetTimestamp();
        countdown.Stop();
        thread.Join();
        CheckStop(trial, Stopwatch.GetElapsedTime(since));
    }

    private static void CheckStop(Trial trial, TimeSpan took)
    {
        if (took > LongPause / 2) trial.Show(LateStop, "it stops when its pause is over");
    }

    private static void RunAgainWithLock(Trial trial)
    {
        var count = new Count(trial, 10, "first run", RunsAgain, until: 10);
        var countdown = new LockCountdown(n => Volatile.Read(ref count).Say($"{n}"), trial.Time.Of(1));
        var first = countdown.Start(10);
        count.Reached.Wait();
        countdown.Stop();
        first.Join();

        var second = new Count(trial, 3, "second run", RunsAgain);
        Volatile.Write(ref count, second);
        countdown.Start(3).Join();
        ReportRerun(trial, second);
    }

    private static void LaunchWithLock(Trial trial)
    {
        trial.Print("Launching countdown");
        var count = new Count(trial, 10, "counted", Counts);
        var started = false;
        var countdown = new LockCountdown(
            n =>
            {
                if (n == 10) trial.Print("Countdown starting");
                Volatile.Write(ref started, true);
                count.Say($"T-minus {n}");
            },
            trial.Time.Of(5));
        var thread = countdown.Start(10);
        countdown.AwaitStart();
        trial.Print("Countdown is running");
        ReportStatus(trial, Volatile.Read(ref started), "“Countdown is running” comes before “Countdown starting”");
        thread.Join();
        trial.Require(Counts, count.Next == 0, "it did not count to 1");
    }
}
