using System.CommandLine;

namespace ActorConcurrency.Cli;

/// <summary>Runs a cluster of processes on this machine, injects faults, shows how it gets on, and judges what its clients saw.</summary>
internal static class ClusterCommand
{
    public static Command Define()
    {
        var command = new Command(
            "cluster",
            "Run a demo of clustered recipes on this machine: several processes, a load, faults on demand; at the end a judge reads what every client wrote down. Exit code 1 if a promise was broken.");
        foreach (var option in ClusterChoices.All) command.Options.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Logging.Open(parsed);
        using var temporary = new TemporaryFolder();
        var options = ClusterChoices.Read(parsed, temporary["store.db"]);
        using var folder = RunFolder.Open(parsed.GetValue(ClusterChoices.Out));
        var demo = new ClusterDemo(ClusterNodeCommand.Child(parsed), options, folder.Log);
        await using (DemoView.On(Terminal.CreateForProgress(), demo, quiet: !Logging.IsTalkative(parsed))) await demo.RunAsync(cancellationToken);

        var lines = demo.Journal.Lines;
        var verdict = HistoryJudge.Judge(lines, new JudgedRun(options.IsOfLocks ? null : options.Permits, new ClusterSettings().CallTimeout));
        var report = RunReport.Of(options, demo, verdict, lines);
        folder.Save(report, lines);
        foreach (var line in RunText.Lines(report)) Console.WriteLine(line);
        if (!verdict.Holds) return ExitCode.NotPassed;
        return cancellationToken.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Passed;
    }

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("actorconc-cluster-").FullName;

        public string this[string name] => Path.Combine(_path, name);

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }
}
