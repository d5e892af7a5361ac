using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>A timer that is cancelled before it is due, as nearly every timeout is; beside a timer of the runtime.</summary>
internal static class ScheduleCase
{
    private static readonly TimeSpan Far = TimeSpan.FromSeconds(10);

    public static Case Only { get; } = new RelativeCase("schedule-cancel", 200_000, 5, ScheduleAsync, TimerAsync);

    private static async Task ScheduleAsync(ActorSystem system, Run run)
    {
        var done = new Done();
        var actor = CountingActor.Start(system, 1, done);
        run.Begin();
        for (var i = 0; i < run.Operations; i++)
            system.Scheduler.ScheduleTellOnceCancelable(Far, actor, Commands.Go, ActorRefs.NoSender).Cancel();
        run.End();
        WrongResultException.ThrowUnless(false, done.Task.IsCompleted, "a cancelled timer has fired");
        await actor.StopAsync();
    }

    private static Task TimerAsync(Run run)
    {
        for (var i = 0; i < run.Operations; i++) new Timer(static _ => { }, null, Far, Timeout.InfiniteTimeSpan).Dispose();
        return Task.CompletedTask;
    }
}
