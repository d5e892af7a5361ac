using System.Collections.Concurrent;
using Akka.Actor;

namespace ActorConcurrency.App.Tests;

internal static class TimeSnippets
{
    internal static class BeforeTimer
    {
        // If a poll takes longer than the period, the next one runs at the same time.
        public static Timer Start(Action poll, TimeSpan period) => new(_ => poll(), null, period, period);
    }

    internal static class AfterTimer
    {
        public static async Task PollAsync(ITicker ticker, Action poll, CancellationToken stop)
        {
            await using var ticks = await ticker.SubscribeAsync(SlowSubscriber.LatestOnly, "poll", stop);
            await foreach (var tick in ticks.TicksAsync(stop)) poll();
        }
    }

    internal static class StayTimer
    {
        public static async Task PollAsync(Action poll, TimeSpan period, CancellationToken stop)
        {
            using var timer = new PeriodicTimer(period);
            while (await timer.WaitForNextTickAsync(stop)) poll();
        }
    }

    internal static class BeforeDue
    {
        // A timer for each; its callback may run although it was just disposed.
        public sealed class Reminders(Action<string> remind)
        {
            private readonly ConcurrentDictionary<string, Timer> _timers = new();

            public void Add(string what, TimeSpan delay) =>
                _timers[what] = new Timer(_ => remind(what), null, delay, Timeout.InfiniteTimeSpan);

            public void Cancel(string what)
            {
                if (_timers.TryRemove(what, out var timer)) timer.Dispose();
            }
        }
    }

    internal static class AfterDue
    {
        public static async Task<IScheduledEntry> AddAsync(ISchedule reminders, string what, TimeSpan delay, Action<string> remind, CancellationToken stop)
        {
            return await reminders.EnterAsync(delay, Remind, new EntryOptions(Label: what), stop);

            ValueTask Remind(CancellationToken _)
            {
                remind(what);
                return default;
            }
        }

        // True: it has not run, and will not.
        public static async Task<bool> CancelAsync(ISchedule reminders, IScheduledEntry entry, CancellationToken stop) =>
            await reminders.CancelAsync(entry, stop);
    }

    internal static class AfterOnce
    {
        public static async Task<EntryOutcome> WaitAsync(IOneShotTimer timer, Task answer)
        {
            if (await Task.WhenAny(answer, timer.Completion) == answer) await timer.CancelAsync();
            return await timer.Completion;
        }
    }

    internal static class BeforeFlag
    {
        public sealed class Countdown(TimeSpan period, Action<int> print)
        {
            private volatile bool _running = true;

            public Thread Start(int from)
            {
                var thread = new Thread(() =>
                {
                    for (var n = from; _running && n > 0; n--)
                    {
                        print(n);
                        Thread.Sleep(period);
                    }
                });
                thread.Start();
                return thread;
            }

            public void Terminate() => _running = false;
        }
    }

    internal static class AfterFlag
    {
        public static async Task<CountdownOutcome> RunAsync(IActorRefFactory system, TimeSpan period, Action<int> print, Task enough)
        {
            await using var countdown = ActorCountdown.Start(system, new CountdownSettings { From = 10, Period = period }, print);
            await Task.WhenAny(enough, countdown.Completion);
            return await countdown.TerminateAsync();
        }
    }

    internal static class StayFlag
    {
        public static async Task RunAsync(Action<int> print, int from, TimeSpan period, CancellationToken stop)
        {
            for (var n = from; n > 0; n--)
            {
                print(n);
                await Task.Delay(period, stop);
            }
        }
    }
}
