using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>What an actor costs that does next to nothing: to make and to end, and to keep.</summary>
internal static class LifecycleCases
{
    public static Case Spawn { get; } = new AbsoluteCase("spawn", 100_000, "us", 2, SpawnAsync) { MaximumBytes = 600 };

    public static Case Idle { get; } = new AbsoluteCase("idle-bytes", 1_000_000, "B", 300, RetainAsync) { WarmsUp = false, Repeats = 2 };

    private static async Task<double> SpawnAsync(ActorSystem system, Run run)
    {
        var (told, stopped) = (new Done(run.Operations), new Done());
        var child = Props.Create(() => new OneMessage(told, true));
        var parent = system.ActorOf(Props.Create(() => new ParentActor(run.Operations, child, stopped)));
        parent.Tell(Commands.Go);
        await Task.WhenAll(told.Task, stopped.Task);
        run.End();
        await parent.StopAsync();
        return run.NanosecondsPerOperation / 1000;
    }

    // Idle is who has worked: each has handled its message before the heap is looked at.
    private static async Task<double> RetainAsync(ActorSystem system, Run run)
    {
        var told = new Done(run.Operations);
        var child = Props.Create(() => new OneMessage(told, false));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var parent = system.ActorOf(Props.Create(() => new ParentActor(run.Operations, child, null)));
        parent.Tell(Commands.Go);
        await told.Task;
        run.End();
        var retained = GC.GetTotalMemory(forceFullCollection: true) - before;
        await parent.StopAsync();
        return retained / (double)run.Operations;
    }

    private sealed class OneMessage(Done told, bool thenStops) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            told.Signal();
            if (thenStops) Context.Stop(Self);
        }
    }
}
