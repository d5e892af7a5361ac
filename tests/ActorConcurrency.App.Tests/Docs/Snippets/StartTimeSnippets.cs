using Akka.Actor;

namespace ActorConcurrency.App.Tests;

/// <summary>"Start it" on the pages of what has a clock: countdown, ticker, schedule, timer.</summary>
internal static class StartTimeSnippets
{
    public static async Task<CountdownOutcome> CountdownAsync(IActorRefFactory system, Action<int> print)
    {
        await using var launch = ActorCountdown.Start(
            system, new CountdownSettings { From = 3, Period = TimeSpan.FromMilliseconds(100) }, number => print(number));
        await launch.Started;
        // Finished, terminated or failed; TerminateAsync ends it before.
        CountdownOutcome outcome = await launch.Completion;
        return outcome;
    }

    public static async Task TickerAsync(IActorRefFactory system, Func<long, bool> poll, CancellationToken stop)
    {
        await using var beat = ActorTicker.Start(system, new TickerSettings { Period = TimeSpan.FromMilliseconds(100) });
        await using var ticks = await beat.SubscribeAsync(SlowSubscriber.LatestOnly, "poll", stop);
        await foreach (var tick in ticks.TicksAsync(stop))
            if (!poll(tick.Number)) break;
    }

    public static async Task<EntryOutcome> ScheduleAsync(
        IActorRefFactory system, Action beat, Func<CancellationToken, Task> clean, CancellationToken stop)
    {
        await using var jobs = ActorSchedule.Start(system, new ScheduleSettings { MaxRunning = 2 });
        await jobs.EnterAsync(TimeSpan.Zero, async token => await clean(token), new EntryOptions(Priority: 10, Label: "clean"), stop);

        // Again and again, until it is cancelled. The shortest period of a repetition is 10 ms.
        var heart = await jobs.EnterAsync(TimeSpan.Zero, beat, new EntryOptions(Repetition: new Repetition(TimeSpan.FromSeconds(1))), stop);
        await heart.CancelAsync(stop);
        EntryOutcome end = await heart.Completion;

        // What is due still runs; the rest is dropped. A disposal alone would drop all that is pending.
        await jobs.StopAsync(WhenStopping.RunDue, stop);
        return end;
    }

    public static async Task<EntryOutcome> TimerAsync(IActorRefFactory system, Func<CancellationToken, Task> remind, CancellationToken stop)
    {
        await using var reminder = ActorTimer.Start(system, TimeSpan.FromMinutes(10), async token => await remind(token));
        // Armed anew, for 20 minutes from now on. True: it was pending.
        bool isMoved = await reminder.ChangeAsync(TimeSpan.FromMinutes(20), stop);
        // True: it has not run, and will not until it is armed again.
        bool isCancelled = await reminder.CancelAsync(stop);
        EntryOutcome end = await reminder.Completion;
        return isMoved && isCancelled ? end : throw new InvalidOperationException("Ten minutes are over.");
    }
}
