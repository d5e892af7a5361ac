using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <content>The programs with <see cref="PeriodicTimer"/>, <see cref="CancellationTokenSource"/> and <see cref="TaskCompletionSource"/>.</content>
internal sealed partial class CountdownScenario
{
    private static async Task CountAsync(int from, TimeSpan period, Action<int> print, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(period);
        for (var n = from; n > 0; n--)
        {
            print(n);
            await timer.WaitForNextTickAsync(stop).ConfigureAwait(false);
        }
    }

    private static async Task EndOf(Task counting, CancellationToken stop)
    {
        try { await counting; }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
    }

    private static async Task StartWithTimerAsync(Trial trial)
    {
        var (@long, @short) = (new Count(trial, 1_000_000, "long", Gapless), new Count(trial, 10, "short", Gapless));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(trial.Cancellation);
        var counting = CountAsync(1_000_000, trial.Time.Of(0.5), n => @long.Say($"{n}"), stop.Token);
        await CountAsync(10, trial.Time.Of(0.5), n => @short.Say($"{n}"), trial.Cancellation);

        trial.Require(Gapless, @short.Next == 0, "the short one did not count to 1");
        trial.MustEndWithin(Patience.Default, "the long one does not end", NoStop);
        await stop.CancelAsync();
        await EndOf(counting, stop.Token);
        trial.Observe("", "the long one ends when asked");
    }

    private static async Task TerminateWithTimerAsync(Trial trial)
    {
        await RehearseCancelAsync(trial);

        var count = new Count(trial, 10, "printed", NoneLeftOut, until: LastPrinted);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(trial.Cancellation);
        var counting = CountAsync(10, trial.Time.Of(1), n => count.Say($"{n}"), stop.Token);
        await count.Reached;
        var since = Stopwatch.GetTimestamp();
        await stop.CancelAsync();
        await EndOf(counting, stop.Token);
        trial.Observe("stops after", Stopwatch.GetElapsedTime(since));

        var last = count.Next + 1;
        await Task.Delay(trial.Time.Of(5), trial.Cancellation);
        MainThreadTerminates(trial, count, last);
    }

    private static async Task RehearseCancelAsync(Trial trial)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(trial.Cancellation);
        var counting = CountAsync(10, LongPause, _ => { }, stop.Token);
        var since = Stopwatch.GetTimestamp();
        await stop.CancelAsync();
        await EndOf(counting, stop.Token);
        CheckStop(trial, Stopwatch.GetElapsedTime(since));
    }

    private static async Task RunAgainWithTimerAsync(Trial trial)
    {
        var first = new Count(trial, 10, "first run", RunsAgain, until: 10);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(trial.Cancellation);
        var counting = CountAsync(10, LongPause, n => first.Say($"{n}"), stop.Token);
        await first.Reached;
        await stop.CancelAsync();
        await EndOf(counting, stop.Token);

        var second = new Count(trial, 3, "second run", RunsAgain);
        await CountAsync(3, trial.Time.Of(1), n => second.Say($"{n}"), trial.Cancellation);
        ReportRerun(trial, second);
    }

    private static async Task LaunchWithTimerAsync(Trial trial)
    {
        trial.Print("Launching countdown");
        var count = new Count(trial, 10, "counted", Counts);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var counting = Task.Run(() => CountAsync(
            10, trial.Time.Of(5),
            n =>
            {
                if (n == 10) trial.Print("Countdown starting");
                first.TrySetResult();
                count.Say($"T-minus {n}");
                started.TrySetResult();
            },
            trial.Cancellation));
        await started.Task.WaitAsync(trial.Cancellation);
        trial.Print("Countdown is running");
        ReportStatus(trial, first.Task.IsCompleted, "“Countdown is running” comes before “Countdown starting”");
        await counting;
        trial.Require(Counts, count.Next == 0, "it did not count to 1");
    }
}
