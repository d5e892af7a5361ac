using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>What a system uses that has worked, has actors and far timers, and nothing to do.</summary>
internal static class IdleCpuCase
{
    private const int Actors = 1_000;
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    public static Case Only { get; } = new AbsoluteCase("idle-cpu", 1, "cores", 0.005, RunAsync);

    private static async Task<double> RunAsync(ActorSystem system, Run run)
    {
        var actors = Enumerable.Range(0, Actors).Select(_ => system.ActorOf(EchoActor.Props)).ToArray();
        await Task.WhenAll(actors.Select(actor => actor.Ask<object>(Commands.Go)));
        var timers = actors.Select(actor => system.Scheduler.ScheduleTellOnceCancelable(TimeSpan.FromMinutes(10), actor, Commands.Go, ActorRefs.NoSender)).ToArray();
        await Task.Delay(Settle);
        run.Begin();
        var cpu = Environment.CpuUsage.TotalTime;
        await Task.Delay(Window);
        var used = Environment.CpuUsage.TotalTime - cpu;
        run.End();
        foreach (var timer in timers) timer.Cancel();
        foreach (var actor in actors) system.Stop(actor);
        return used / Window;
    }
}
