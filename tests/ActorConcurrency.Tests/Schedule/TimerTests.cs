using ActorConcurrency.Locks;
using Akka.Actor;

namespace ActorConcurrency.Tests;

public sealed class DotNetTimerTests : TimerConformance
{
    protected override IOneShotTimer Create(TimeSpan delay, Func<CancellationToken, ValueTask> action) => new DotNetTimer(delay, action, Time);

    // Its calls are done when they return.
    protected override Task SettleAsync(IOneShotTimer timer) => Task.CompletedTask;
}

public sealed class ActorTimerTests : TimerConformance, IAsyncLifetime
{
    private readonly ActorSystem _system = ActorSystem.Create("timer", Actors.VirtualTime);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    protected override IOneShotTimer Create(TimeSpan delay, Func<CancellationToken, ValueTask> action) =>
        ActorTimer.Start(_system, delay, action, timeProvider: Time);

    protected override async Task SettleAsync(IOneShotTimer timer) => await ((ActorTimer)timer).Schedule.SnapshotAsync();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_end_is_known_also_if_its_schedule_had_ended_before()
    {
        var schedule = ActorSchedule.Start(_system);
        await schedule.DisposeAsync();

        await using var timer = ActorTimer.On(schedule, Later, _ => default);

        Assert.Equal(new EntryOutcome.Dropped(0), await timer.Completion);
    }
}

/// <summary>Timers that share a schedule keep every promise as well.</summary>
public sealed class SharedActorTimerTests() : SharedTimerConformance(maxRunning: 1);

/// <summary>And so they do on one where several actions run at a time.</summary>
public sealed class SharedParallelActorTimerTests() : SharedTimerConformance(maxRunning: 4);

/// <inheritdoc cref="SharedActorTimerTests"/>
public abstract class SharedTimerConformance(int maxRunning) : TimerConformance, IAsyncLifetime
{
    private readonly ActorSystem _system = ActorSystem.Create("timers", Actors.VirtualTime);
    private ActorSchedule? _schedule;

    private ActorSchedule Schedule => _schedule ??= ActorSchedule.Start(_system, new ScheduleSettings { MaxRunning = maxRunning }, timeProvider: Time);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    protected override IOneShotTimer Create(TimeSpan delay, Func<CancellationToken, ValueTask> action) => ActorTimer.On(Schedule, delay, action, Some.Label());

    protected override async Task SettleAsync(IOneShotTimer timer) => await Schedule.SnapshotAsync();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_disposal_of_one_leaves_the_others()
    {
        var (one, other) = (Create(Later, _ => default), Create(Later, _ => default));

        await one.DisposeAsync();

        Assert.Single((await Schedule.SnapshotAsync()).Pending);
        Time.Advance(Later);
        Assert.Equal(new EntryOutcome.Ran(1), await other.Completion);
    }
}
