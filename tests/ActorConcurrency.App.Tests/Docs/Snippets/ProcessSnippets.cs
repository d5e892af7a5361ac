using System.Diagnostics;
using Akka.Actor;

namespace ActorConcurrency.App.Tests;

internal static class ProcessSnippets
{
    internal static class Before
    {
        public static async Task<string> SortAsync(string numbers, CancellationToken stop)
        {
            var start = new ProcessStartInfo("sort", ["-n"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
            using var sort = Process.Start(start)!;
            // Both at once: else the one fills a pipe that the other does not empty.
            var sorted = sort.StandardOutput.ReadToEndAsync(stop);
            await sort.StandardInput.WriteAsync(numbers.AsMemory(), stop);
            sort.StandardInput.Close();
            // A token ends the wait. The child goes on.
            await sort.WaitForExitAsync(stop);
            return await sorted;
        }
    }

    internal static class After
    {
        public static async Task<string> SortAsync(IActorRefFactory system, string numbers, CancellationToken stop)
        {
            var sort = await ActorSubprocess.RunAsync(system, new SubprocessStart("sort", "-n").WithInput(numbers), cancellationToken: stop);
            // An exit code other than 0 is an exception, with what the program wrote to its standard error.
            return sort.Checked().Output;
        }
    }

    internal static class Supervised
    {
        public static async Task<SubprocessOutcome> FollowAsync(
            IActorRefFactory system, SubprocessStart start, Action<string> handle, CancellationToken stop)
        {
            // Started anew after a failure, three times in a row at most.
            var supervision = new SubprocessSupervision { Restart = RestartPolicy.OnFailure(maxRestarts: 3) };
            await using var child = ActorSubprocess.Start(system, start, new SubprocessSettings { Supervision = supervision });
            await foreach (var line in child.LinesAsync(cancellationToken: stop)) handle(line.Text);
            return await child.Completion;
        }
    }
}
