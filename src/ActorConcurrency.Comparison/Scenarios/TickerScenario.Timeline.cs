using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>A ticker with a quick and a slow subscriber, on a timeline.</content>
internal sealed partial class TickerScenario
{
    private const int ShownTicks = 4;
    private const string TickerMessage = "Due";
    private const string Slow = "slow-subscriber";
    private const string SlowTitle = "A ticker, one who is quick and one who takes longer than a period";

    private static readonly TimeSpan ShownPeriod = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan SlowWork = TimeSpan.FromMilliseconds(30);

    /// <inheritdoc/>
    public override IReadOnlyList<TimelineScript> Timelines =>
    [
        new(Slow, SlowTitle, Side.Original, nameof(ConditionTicker), TickWithConditionAsync),
        new(Slow, SlowTitle, Side.Actor, nameof(ActorTicker), TickWithActorAsync),
    ];

    private static async Task TickWithConditionAsync(TimelineRun run)
    {
        var ticker = new ConditionTicker(ShownPeriod);
        var (over, seen) = (false, 0);
        Task Follow(string name, TimeSpan work) => run.OnThread(name, lane =>
        {
            while (!Volatile.Read(ref over))
            {
                lane.Blocks("waits for a tick");
                ticker.WaitForTick();
                if (name == "slow") Interlocked.Increment(ref seen);
                lane.Runs("a tick");
                Thread.Sleep(work);
            }
        });

        _ = Follow("quick", TimeSpan.FromMilliseconds(2));
        _ = Follow("slow", SlowWork);
        await run.BlockedAsync("quick", "slow").ConfigureAwait(false);
        await run.OnThread("ticker", lane =>
        {
            for (var n = 1; n <= ShownTicks; n++)
            {
                lane.Blocks("sleeps for a period");
                Thread.Sleep(ShownPeriod);
                lane.Runs($"tick {n}");
                ticker.Tick();
            }

            Volatile.Write(ref over, true);
        }).ConfigureAwait(false);
        await Task.Delay(SlowWork, run.Cancellation).ConfigureAwait(false);
        var missed = ShownTicks - Volatile.Read(ref seen);
        run.End = $"The slow one saw {ShownTicks - missed} of {ShownTicks} ticks{(missed > 0 ? ": what comes while it works is gone" : "")}.";
    }

    private static async Task TickWithActorAsync(TimelineRun run)
    {
        await using var ticker = ActorTicker.Start(run.Actors, new TickerSettings { Period = ShownPeriod, Started = false }, "ticker");
        await using var quick = await ticker.SubscribeAsync(label: "quick", cancellationToken: run.Cancellation).ConfigureAwait(false);
        await using var slow = await ticker.SubscribeAsync(label: "slow", cancellationToken: run.Cancellation).ConfigureAwait(false);

        async Task<int> FollowAsync(ITickSubscription subscription, TimeSpan work)
        {
            var seen = 0;
            await run.OnTask(subscription.Label, async lane =>
            {
                lane.Waits("waits for a tick", TickerMessage);
                await foreach (var tick in subscription.TicksAsync(run.Cancellation).ConfigureAwait(false))
                {
                    lane.Runs($"tick {tick.Number}");
                    await Task.Delay(work, run.Cancellation).ConfigureAwait(false);
                    if (++seen == ShownTicks) break;
                    lane.Waits("waits for a tick", TickerMessage);
                }
            }).ConfigureAwait(false);
            return seen;
        }

        var followers = new[] { FollowAsync(quick, TimeSpan.FromMilliseconds(2)), FollowAsync(slow, SlowWork) };
        await ticker.StartAsync(run.Cancellation).ConfigureAwait(false);
        var all = await Task.WhenAll(followers).ConfigureAwait(false);
        run.End = $"The slow one saw {all[1]} of the first {ShownTicks} ticks, later: they wait in its subscription.";
    }
}
