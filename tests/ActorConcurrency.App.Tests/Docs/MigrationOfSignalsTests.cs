using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace ActorConcurrency.App.Tests;

/// <summary>The guide's snippets about signals, timers and flags do what it says, before and after.</summary>
public sealed class MigrationOfSignalsTests : MigrationTests
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(10);

    [Fact]
    public async Task News_reach_whoever_waits_and_whoever_comes_late()
    {
        await using var published = ActorEvent.Start(Actors);
        var (before, after) = (new ConditionSnippets.Before.News(), new ConditionSnippets.After.News(published));
        var (reader, asyncReader) = (Task.Run(() => before.WaitForIssueAfter(0)), after.WaitForIssueAfterAsync(0, Stop));

        before.Publish();
        await after.PublishAsync();

        Assert.Equal((1, 1), (await reader.WaitAsync(Stop), await asyncReader));
        Assert.Equal((1, 1), (before.WaitForIssueAfter(0), await after.WaitForIssueAfterAsync(0, Stop)));
    }

    [Fact]
    public async Task An_order_goes_to_who_waits_for_one()
    {
        await using var orders = ActorCondition<ImmutableList<string>>.Start(Actors, []);
        var before = new StateSnippets.Before.Orders();
        var (blocking, taking) = (Task.Run(before.Take), StateSnippets.TakeAsync(orders, Stop));

        before.Place("tea");
        await StateSnippets.PlaceAsync(orders, "tea", Stop);

        Assert.Equal(("tea", "tea"), (await blocking.WaitAsync(Stop), await taking));
        Assert.Empty(await orders.ReadAsync(Stop));
    }

    [Fact]
    public async Task It_runs_when_it_has_started()
    {
        await using var started = ActorEvent.Start(Actors);
        var seen = new ConcurrentQueue<string>();

        EventSnippets.Before.Launch(() => seen.Enqueue("start"), () => seen.Enqueue("running"));
        await EventSnippets.After.LaunchAsync(started, () => seen.Enqueue("start"), () => seen.Enqueue("running"), Stop);
        await EventSnippets.Stay.LaunchAsync(() => seen.Enqueue("start"), () => seen.Enqueue("running"), Stop);

        Assert.Equal(["start", "running", "start", "running", "start", "running"], seen);
    }

    [Fact]
    public async Task A_turnstile_lets_one_pass()
    {
        var (before, after) = (new EventSnippets.BeforeAuto.Turnstile(), new EventSnippets.AfterAuto.Turnstile(Actors));

        before.LetOnePass();
        before.Enter();
        await after.LetOnePassAsync();
        await after.EnterAsync(Stop);

        var next = after.EnterAsync(Stop);
        await after.LetOnePassAsync();
        await next;
    }

    [Fact]
    public async Task A_poll_is_made_again_and_again()
    {
        using var polls = new SemaphoreSlim(0);
        await using (TimeSnippets.BeforeTimer.Start(() => polls.Release(), Period)) await WaitForTwoAsync();

        await using var ticker = ActorTicker.Start(Actors, new TickerSettings { Period = Period });
        await UntilTwoAsync(stop => TimeSnippets.AfterTimer.PollAsync(ticker, () => polls.Release(), stop));
        await UntilTwoAsync(stop => TimeSnippets.StayTimer.PollAsync(() => polls.Release(), Period, stop));

        async Task WaitForTwoAsync()
        {
            for (var n = 0; n < 2; n++) await polls.WaitAsync(Stop);
        }

        async Task UntilTwoAsync(Func<CancellationToken, Task> poll)
        {
            while (await polls.WaitAsync(TimeSpan.Zero)) continue;
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            var polling = poll(enough.Token);
            await WaitForTwoAsync();
            await enough.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => polling);
        }
    }

    [Fact]
    public async Task A_countdown_is_terminated()
    {
        var (printed, enough) = (new ConcurrentQueue<int>(), new TaskCompletionSource());
        TerminateByFlag(printed);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TimeSnippets.StayFlag.RunAsync(printed.Enqueue, 2, TimeSpan.FromHours(1), new CancellationToken(true)));

        var outcome = await TimeSnippets.AfterFlag.RunAsync(Actors, TimeSpan.FromHours(1), n =>
        {
            printed.Enqueue(n);
            enough.SetResult();
        }, enough.Task);

        Assert.IsType<CountdownOutcome.Terminated>(outcome);
        Assert.Equal([3, 2, 10], printed);
    }

    [Fact]
    public async Task What_is_not_offered_has_a_replacement()
    {
        var done = 0;
        var phases = new ConcurrentQueue<int>();
        Action[] pieces = [.. Enumerable.Repeat(() => { Interlocked.Increment(ref done); }, 5)];

        ReplacementSnippets.BeforeCountdownEvent.RunAll(pieces);
        await ReplacementSnippets.AfterCountdownEvent.RunAllAsync(pieces);
        await ReplacementSnippets.AfterBarrier.RunPhasesAsync(2, [.. Enumerable.Repeat<Func<int, Task>>(phase => Task.Run(() => phases.Enqueue(phase)), 3)]);

        Assert.Equal(10, done);
        Assert.Equal([0, 0, 0, 1, 1, 1], phases);
    }

    private static void TerminateByFlag(ConcurrentQueue<int> printed)
    {
        TimeSnippets.BeforeFlag.Countdown? countdown = null;
        using var made = new ManualResetEventSlim();
        countdown = new TimeSnippets.BeforeFlag.Countdown(Period, n =>
        {
            made.Wait();
            printed.Enqueue(n);
            countdown!.Terminate();
        });
        var thread = countdown.Start(3);
        made.Set();
        thread.Join();
    }
}
