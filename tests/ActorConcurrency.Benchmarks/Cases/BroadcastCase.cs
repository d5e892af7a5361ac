using System.Diagnostics;
using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>The recipe's tick for 100,000 actors that it watches: from the actor's first look at its clock until the last has handled it.</summary>
internal sealed class BroadcastCase() : Case("broadcast")
{
    private const int Subscribers = 100_000;
    private const int WarmUps = 4;
    private const double MaximumMilliseconds = 50;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    public override async Task<Result> MeasureAsync()
    {
        await using var arena = new Arena();
        var clock = new FirstLook();
        var audience = new Audience(Subscribers);
        await using var ticker = ActorTicker.Start(arena.System, new TickerSettings { Period = Period, Started = false }, timeProvider: clock);
        for (var i = 0; i < Subscribers; i++) arena.System.ActorOf(Props.Create<SubscriberActor>(ticker.Actor, i, audience));
        await audience.Gathered.WaitAsync(Limit);
        await ticker.StartAsync();
        var runs = new List<Run>();
        var times = new List<double>();
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            await Task.Delay(Period / 5); // the actor has looked at its clock for the last time of the tick before
            clock.Forget();
            runs.Add(await RunAsync(Subscribers, async _ =>
            {
                var last = await audience.NextAsync();
                times.Add(Stopwatch.GetElapsedTime(clock.First, last).TotalMilliseconds);
            }));
        }

        return Summarize(times[WarmUps..], runs[WarmUps..]);
    }

    private Result Summarize(List<double> times, List<Run> runs) => new(Name)
    {
        Ours = Median(times),
        Unit = "ms",
        Target = MaximumMilliseconds,
        Ratio = MaximumMilliseconds / Median(times),
        Lowest = MaximumMilliseconds / times.Max(),
        Highest = MaximumMilliseconds / times.Min(),
        CpuNanosecondsPerOperation = Median(runs.Select(run => run.CpuNanosecondsPerOperation)),
        BytesPerOperation = Median(runs.Select(run => run.BytesPerOperation)),
    };

    /// <summary>The usual clock, which remembers when it was looked at first.</summary>
    private sealed class FirstLook : TimeProvider
    {
        private long _first;

        public long First => Volatile.Read(ref _first);

        public void Forget() => Volatile.Write(ref _first, 0);

        public override long GetTimestamp()
        {
            var now = Stopwatch.GetTimestamp();
            Interlocked.CompareExchange(ref _first, now, 0);
            return now;
        }
    }

    /// <summary>Knows when all have subscribed, and when all have handled a tick.</summary>
    private sealed class Audience(int subscribers)
    {
        private readonly Done _gathered = new(subscribers);
        private TaskCompletionSource<long> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _handled;

        public Task Gathered => _gathered.Task;

        public void Joined() => _gathered.Signal();

        public Task<long> NextAsync() => _next.Task;

        public void Handled()
        {
            if (Interlocked.Increment(ref _handled) % subscribers != 0) return;
            var all = _next;
            _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
            all.SetResult(Stopwatch.GetTimestamp());
        }
    }

    private sealed class SubscriberActor(IActorRef ticker, int number, Audience audience) : UntypedActor
    {
        private long _last;

        protected override void PreStart() => ticker.Tell(new TickerProtocol.Subscribe(new RequestId(1, number), Push: true));

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case TickerProtocol.Subscribed:
                    audience.Joined();
                    break;
                case TickerProtocol.Ticked ticked when ticked.Tick.Number == _last + 1:
                    _last++;
                    audience.Handled();
                    break;
            }
        }
    }
}
