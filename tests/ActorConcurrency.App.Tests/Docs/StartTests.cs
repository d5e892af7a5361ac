using System.Collections.Concurrent;
using ActorConcurrency.Comparison;
using ActorConcurrency.Hosting;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ActorConcurrency.App.Tests;

/// <summary>A recipe's page shows near its beginning how the recipe is started, and that does what it says.</summary>
public sealed class StartTests : MigrationTests
{
    private static readonly string[] Crates = ["tea", "milk"];

    public static TheoryData<string> Recipes => [.. CodeListings.Recipes];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_page_starts_its_recipe_in_code(string recipe) => Assert.Contains(
        MarkdownPage.Read($"docs/recipes/{recipe.ToLowerInvariant()}.md").Blocks,
        block => block.Language == "csharp" && block.Lines.Any(line => line.Contains($"= Actor{recipe}", StringComparison.Ordinal) && line.Contains(".Start(", StringComparison.Ordinal)));

    [Fact]
    public async Task What_has_a_holder_is_held_and_given_back()
    {
        var (imports, tokens, reads, transfers) = (0, new List<long>(), 0, 0);

        Assert.True(await StartLockSnippets.SemaphoreAsync(Actors, _ => Counted(ref imports), Stop));
        await StartLockSnippets.LockAsync(Actors, token => Noted(tokens, token), () => Counted(ref reads), Stop);
        await StartLockSnippets.LockSetAsync(Actors, () => Counted(ref transfers), Stop);

        Assert.Equal((2, 1, 1, 2), (imports, tokens.Count, reads, transfers));
    }

    [Fact]
    public async Task A_stock_does_not_fall_below_zero() =>
        Assert.Equal((2, null), await StartLockSnippets.CounterAsync(Actors, Stop));

    [Fact]
    public async Task Three_loaves_are_bought_of_five() =>
        Assert.Equal(new StartLockSnippets.Bakery(2), await StartLockSnippets.ConditionAsync(Actors, Stop));

    [Fact]
    public async Task Parts_that_leave_end_well_and_each_phase_is_published_once()
    {
        var (worked, published) = (new ConcurrentQueue<long>(), new List<long>());

        await StartMeetingSnippets.BarrierAsync(Actors, 3, (_, phase) => Noted(worked, phase), (phase, _) => new(Noted(published, phase)), Stop);

        Assert.Equal([0, 0, 0, 1, 1, 1], worked);
        Assert.Equal([0, 1], published);
    }

    [Fact]
    public async Task A_part_whose_work_fails_is_missed_by_its_name()
    {
        await using var barrier = ActorBarrier.Start(Actors, new BarrierSettings { Parties = 2 });
        var waiting = barrier.SignalAndWaitAsync(Stop);

        await Assert.ThrowsAsync<TimeoutException>(() => StartMeetingSnippets.PartAsync(barrier, "ann", _ => throw new TimeoutException(), Stop));

        Assert.Equal("ann", (await Assert.ThrowsAsync<BrokenBarrierException>(async () => await waiting)).Break!.Party);
    }

    [Fact]
    public async Task A_part_that_does_not_leave_breaks_the_barrier_by_its_normal_end()
    {
        await using var barrier = ActorBarrier.Start(Actors, new BarrierSettings { Parties = 1 });

        await StartMeetingSnippets.Trap.PartAsync(barrier, "ann", Stop);

        Assert.Equal(BarrierBreakReason.PartyEnded, (await barrier.SnapshotAsync()).Broken!.Reason);
    }

    [Fact]
    public async Task A_train_departs_when_all_crates_are_loaded()
    {
        var events = new List<string>();

        await StartMeetingSnippets.LatchAsync(Actors, () => Noted(events, "load"), () => Noted(events, "depart"), Stop);

        Assert.Equal(["load", "load", "load", "depart"], events);
    }

    [Fact]
    public async Task A_signal_is_passed_once() => Assert.Equal((1, null), await StartMeetingSnippets.EventAsync(Actors, Stop));

    [Fact]
    public async Task A_countdown_counts_and_a_ticker_ticks()
    {
        var (numbers, ticks) = (new List<int>(), new List<long>());

        Assert.IsType<CountdownOutcome.Finished>(await StartTimeSnippets.CountdownAsync(Actors, numbers.Add));
        await StartTimeSnippets.TickerAsync(
            Actors,
            number =>
            {
                ticks.Add(number);
                return ticks.Count < 2;
            },
            Stop);

        Assert.Equal([3, 2, 1], numbers);
        Assert.Equal(2, ticks.Count);
    }

    [Fact]
    public async Task A_heart_and_a_reminder_are_cancelled_and_what_was_due_has_run()
    {
        var cleaned = 0;

        Assert.IsType<EntryOutcome.Cancelled>(await StartTimeSnippets.ScheduleAsync(Actors, () => { }, _ => Counted(ref cleaned), Stop));
        Assert.IsType<EntryOutcome.Cancelled>(await StartTimeSnippets.TimerAsync(Actors, _ => Task.CompletedTask, Stop));

        Assert.Equal(1, cleaned);
    }

    [Fact]
    public async Task An_order_is_shipped_and_errands_are_moved_and_removed()
    {
        var shipped = new List<string>();

        await StartQueueSnippets.WorkQueueAsync(Actors, shipped.Add, Stop);

        Assert.Equal(["tea"], shipped);
        Assert.Equal((true, true, "post"), await StartQueueSnippets.PriorityQueueAsync(Actors, Stop));
    }

    [Fact]
    public async Task Who_leaves_the_loop_reports_the_item_or_the_queue_waits_for_it()
    {
        await using var queue = ActorWorkQueue<string>.Start(Actors);
        await queue.PutManyAsync(Crates, cancellationToken: Stop);

        Assert.Equal("milk", await StartQueueSnippets.FindAsync(queue, crate => crate == "milk", Stop));
        await queue.ShutdownAsync(cancellationToken: Stop);
        await queue.CompletionAsync(Stop);

        await using var left = ActorWorkQueue<string>.Start(Actors);
        await left.PutManyAsync(Crates, cancellationToken: Stop);
        await foreach (var _ in left.ReadAllAsync(Stop)) break;

        Assert.Equal(2, (await left.SnapshotAsync()).Unfinished());
    }

    [Fact]
    public async Task A_host_has_each_recipe_as_its_handle_and_as_its_interface()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddActorConcurrency().AddAkka("pages", (akka, _) => HostSnippets.Register(akka));
        using var host = builder.Build();
        await host.StartAsync(Stop);

        Has<ActorSemaphore, IOwnedSemaphore>("licences");
        Has<ActorLock, IOwnedLock>("file");
        Has<ActorLockSet, IOwnedLockSet>("accounts");
        Has<ActorCounter, ICounter>("stock");
        Has<ActorCondition<HostSnippets.Bakery>, ICondition<HostSnippets.Bakery>>("bakery");
        Has<ActorBarrier, IBarrier>("rounds");
        Has<ActorLatch, ILatch>("loaded");
        Has<ActorEvent, IEvent>("ready");
        Has<ActorCountdown, ICountdown>("launch");
        Has<ActorTicker, ITicker>("beat");
        Has<ActorSchedule, ISchedule>("jobs");
        Has<ActorWorkQueue<string>, IOwnedWorkQueue<string>>("orders");
        Has<ActorPriorityQueue<string>, IPriorityQueue<string>>("errands");
        await host.StopAsync(Stop);

        void Has<THandle, TContract>(string name) where THandle : class, TContract where TContract : class
        {
            Assert.NotNull(host.Services.GetRequiredKeyedService<THandle>(name));
            Assert.NotNull(host.Services.GetRequiredKeyedService<TContract>(name));
        }
    }

    private static Task Counted(ref int count)
    {
        count++;
        return Task.CompletedTask;
    }

    private static Task Noted<T>(List<T> notes, T note)
    {
        notes.Add(note);
        return Task.CompletedTask;
    }

    private static Task Noted<T>(ConcurrentQueue<T> notes, T note)
    {
        notes.Enqueue(note);
        return Task.CompletedTask;
    }
}
