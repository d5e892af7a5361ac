using Akka.Actor;
using Microsoft.Extensions.Hosting;

namespace ActorConcurrency.App.Tests;

internal static class LocalSnippets
{
    internal static class OfAThread
    {
        // A buffer for each thread, so that no lock is needed.
        private static readonly ThreadLocal<List<string>> Lines = new(() => []);

        public static int Note(string line)
        {
            Lines.Value!.Add(line);
            return Lines.Value.Count;
        }
    }

    internal static class OfAFlow
    {
        private static readonly AsyncLocal<string?> Request = new();

        public static async Task HandleAsync(string request, Func<Task> work, Action<string> log)
        {
            Request.Value = request;
            await work();
            // Perhaps on another thread by now, but in the same flow.
            log($"{Request.Value} is done");
        }
    }

    internal static class OfAnActor
    {
        public sealed record Note(string Request, string Line);

        public sealed class Protocol : ReceiveActor
        {
            private readonly List<string> _lines = [];

            public Protocol()
            {
                Receive<Note>(note =>
                {
                    _lines.Add($"{note.Request}: {note.Line}");
                    Sender.Tell(_lines.Count);
                });
            }
        }
    }

    internal static class Daemon
    {
        public static Thread Start(Action flush, TimeSpan period)
        {
            var thread = new Thread(() =>
            {
                while (true)
                {
                    flush();
                    Thread.Sleep(period);
                }
            }) { IsBackground = true };
            thread.Start();
            return thread;
        }
    }

    internal static class Hosted
    {
        public sealed class Flusher(Action flush, TimeSpan period) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stop)
            {
                using var timer = new PeriodicTimer(period);
                try
                {
                    do flush(); while (await timer.WaitForNextTickAsync(stop));
                }
                finally
                {
                    // The last time: the host waits for it.
                    flush();
                }
            }
        }
    }

    internal static class OwnActor
    {
        public sealed class Flusher : ReceiveActor, IWithTimers
        {
            private readonly Action _flush;
            private readonly TimeSpan _period;

            public Flusher(Action flush, TimeSpan period)
            {
                (_flush, _period) = (flush, period);
                Receive<string>(_ => _flush());
            }

            public ITimerScheduler Timers { get; set; } = null!;

            protected override void PreStart() => Timers.StartPeriodicTimer("flush", "flush", TimeSpan.Zero, _period);

            // The last time: the actor system waits for it.
            protected override void PostStop() => _flush();
        }
    }

    internal static class OfAnExecutor
    {
        public static async Task<List<int>> CountAsync(ActorSystem system, IEnumerable<Range> ranges)
        {
            await using var pool = ActorExecutor.Start(system);
            var counts = new List<int>();
            await foreach (var count in pool.MapAsync(ranges, (range, _) => CountPrimes(range))) counts.Add(count);
            return counts;
        }

        private static int CountPrimes(Range range)
        {
            var count = 0;
            for (var number = Math.Max(2, range.Start.Value); number < range.End.Value; number++)
                if (!Enumerable.Range(2, (int)Math.Sqrt(number) - 1).Any(divisor => number % divisor == 0)) count++;
            return count;
        }
    }
}
