using ActorConcurrency.Comparison;
using Akka.Actor;

namespace ActorConcurrency.App.Tests;

public sealed class TimelineTests
{
    public static TheoryData<string, Side> Scripts
    {
        get
        {
            var data = new TheoryData<string, Side>();
            foreach (var scenario in ScenarioCatalog.Page)
                foreach (var script in scenario.Timelines) data.Add(scenario.Recipe, script.Side);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Each_of_the_page_ends_and_has_lanes_in_the_order_of_time(string recipe, Side side)
    {
        var script = ScenarioCatalog.Page.Single(scenario => scenario.Recipe == recipe).Timelines.Single(script => script.Side == side);

        var timeline = await TimelineStudio.RunAsync(script, CancellationToken.None);

        Assert.NotEmpty(timeline.End);
        Assert.True(timeline.Lanes.Length >= 2);
        Assert.All(timeline.Lanes, lane => Assert.Equal(lane.Spans.OrderBy(span => span.FromMs), lane.Spans));
        Assert.All(timeline.Lanes.SelectMany(lane => lane.Spans), span => Assert.True(0 <= span.FromMs && span.FromMs <= span.ToMs && span.ToMs <= timeline.LengthMs));
        Assert.All(timeline.Arrows, arrow => Assert.True(0 <= arrow.SentMs && arrow.SentMs <= arrow.ReceivedMs));
        Assert.Equal(side == Side.Actor, timeline.Lanes.Any(lane => lane is { Kind: LaneKind.Actor, Spans.Length: > 0 }));
    }

    [Fact]
    public async Task The_deadlock_is_seen_both_are_blocked_until_the_end()
    {
        var script = ScenarioCatalog.Page.Single(scenario => scenario.Recipe == "LockSet").Timelines.Single(script => script.Side == Side.Original);

        var timeline = await TimelineStudio.RunAsync(script, CancellationToken.None);

        Assert.StartsWith("A deadlock", timeline.End, StringComparison.Ordinal);
        Assert.All(timeline.Lanes, lane => Assert.Equal((Doing.Blocked, timeline.LengthMs), (lane.Spans[^1].Doing, lane.Spans[^1].ToMs)));
    }

    [Fact]
    public async Task A_message_comes_from_the_lane_that_told_it_and_the_wait_ends_by_the_message_that_can_have_ended_it()
    {
        var timeline = await TimelineStudio.RunAsync(new TimelineScript("some", "something", Side.Actor, "a counter", AddAsync), CancellationToken.None);

        Assert.Equal(["counter", "main"], timeline.Lanes.Select(lane => lane.Name));
        Assert.Equal([("main", "counter", "AddAndGet"), ("counter", "main", "")], timeline.Arrows.Select(arrow => (arrow.From, arrow.To, arrow.Label)));

        static async Task AddAsync(TimelineRun run)
        {
            await using var counter = ActorCounter.Start(run.Actors, new CounterSettings(), "counter");
            await counter.SnapshotAsync(run.Cancellation);
            await run.OnTask("main", async lane =>
            {
                lane.Waits("adds", nameof(CounterProtocol.AddAndGet));
                await counter.AddAndGetAsync(1, run.Cancellation);
                lane.Runs("is through");
            });
        }
    }

    [Fact]
    public async Task A_wait_that_goes_on_at_the_end_was_ended_by_nothing()
    {
        var timeline = await TimelineStudio.RunAsync(new TimelineScript("some", "something", Side.Actor, "an event", WaitInVainAsync), CancellationToken.None);

        Assert.Contains(timeline.Arrows, arrow => arrow is { From: "main", Label: "Wait" });
        Assert.DoesNotContain(timeline.Arrows, arrow => arrow.To == "main");

        static async Task WaitInVainAsync(TimelineRun run)
        {
            await using var signal = ActorEvent.Start(run.Actors, new EventSettings(), "event");
            await signal.SnapshotAsync(run.Cancellation);
            _ = run.OnTask("main", async lane =>
            {
                lane.Waits("waits", nameof(EventProtocol.Wait));
                await signal.WaitAsync();
            });
            while ((await signal.SnapshotAsync(run.Cancellation)).Waiters.IsEmpty) { }
        }
    }

    [Fact]
    public async Task A_thread_that_fails_fails_the_recording_also_if_nobody_waits_for_it()
    {
        var script = new TimelineScript("some", "something", Side.Original, "nobody", run =>
        {
            _ = run.OnThread("main", _ => throw new NotSupportedException());
            return Task.CompletedTask;
        });

        await Assert.ThrowsAsync<NotSupportedException>(() => TimelineStudio.RunAsync(script, CancellationToken.None));
    }

    [Fact]
    public async Task A_program_that_fails_fails_the_recording()
    {
        var script = new TimelineScript("some", "something", Side.Original, "nobody", _ => throw new NotSupportedException());

        await Assert.ThrowsAsync<NotSupportedException>(() => TimelineStudio.RunAsync(script, CancellationToken.None));
    }
}
