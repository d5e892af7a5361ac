using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Engine.Tests.Threads;

/// <summary>Lives a system's life with everything that starts threads, and names those that are there before and after its end.</summary>
internal static class ThreadsLeftBehind
{
    public const string Command = "threads-left-behind";

    // The kernel keeps 15 characters of a thread's name; all of a system's begin with the system's.
    private const string System = "leaving";

    public static async Task<IReadOnlyList<string>> AfterALifeAsync()
    {
        var system = ActorSystem.Create(System, ConfigurationFactory.ParseString("""
            akka.loglevel = OFF
            pinned { type = PinnedDispatcher }
            forked { type = ForkJoinDispatcher, dedicated-thread-pool { thread-count = 2, deadlock-timeout = 3s, threadtype = background } }
            """));
        foreach (var dispatcher in new[] { "akka.actor.default-dispatcher", "pinned", "forked" })
            await system.ActorOf(Props.Create(() => new Echo()).WithDispatcher(dispatcher)).Ask<string>("hello", TimeSpan.FromSeconds(30));
        var ticked = new TaskCompletionSource();
        system.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromMilliseconds(10), ticked.SetResult);
        await ticked.Task;
        var before = Named();

        await system.Terminate();

        // The kernel's list may be a moment behind a thread that has been waited for.
        var after = Named();
        for (var i = 0; i < 50 && after.Count > 0; i++)
        {
            await Task.Delay(20);
            after = Named();
        }

        return [.. before.Select(n => "before " + n), .. after.Select(n => "after " + n)];
    }

    private static List<string> Named() => Directory.GetDirectories("/proc/self/task")
        .Select(task =>
        {
            try
            {
                return File.ReadAllText(Path.Combine(task, "comm")).Trim();
            }
            catch (IOException)
            {
                return ""; // gone meanwhile
            }
        })
        .Where(name => name.StartsWith(System, StringComparison.Ordinal)).ToList();

    private sealed class Echo : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message);
    }
}
