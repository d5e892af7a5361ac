using System.CommandLine;
using Serilog;

namespace ActorConcurrency.Cli;

/// <summary>The command line as a whole: parses, runs, and turns every end into an exit code.</summary>
internal static class Application
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0 && !HelpText.Is(parsed.Action)) return await RefuseAsync(error, Mistake.Describe(parsed));

        var invocation = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (UsageException misuse)
        {
            return await RefuseAsync(error, misuse.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await error.WriteLineAsync("Cancelled; nothing was written.");
            return ExitCode.Cancelled;
        }
        catch (Exception failure)
        {
            Log.Fatal(failure, "The command failed");
            await error.WriteLineAsync($"Failed: {failure.Message.ReplaceLineEndings(" ")} (For details: --verbosity debug or --log-file.)");
            return ExitCode.NotPassed;
        }
        finally
        {
            await Log.CloseAndFlushAsync();
        }
    }

    internal static RootCommand Root()
    {
        var root = new RootCommand("Runs recipes of thread coordination with locks, with .NET primitives and with actors, and compares them.");
        CompareCommand.Define(root);
        root.Subcommands.Add(CompareCommand.Define(new Command("compare", "Run the experiments of all recipes on all sides, print the verdicts and which side to choose, and write the report. This is the default command.")));
        root.Subcommands.Add(RunCommand.Define());
        root.Subcommands.Add(FailuresCommand.Define());
        root.Subcommands.Add(CostsCommand.Define());
        root.Subcommands.Add(RacesCommand.Define());
        root.Subcommands.Add(ReportCommand.Define());
        root.Subcommands.Add(ListCommand.Define());
        root.Subcommands.Add(CellsCommand.Define());
        root.Subcommands.Add(TrialCommand.Define());
        root.Subcommands.Add(ClusterCommand.Define());
        root.Subcommands.Add(ClusterNodeCommand.Define());
        return HelpText.Apply(root);
    }

    private static async Task<int> RefuseAsync(TextWriter error, string message)
    {
        await error.WriteLineAsync(message.ReplaceLineEndings(" "));
        return ExitCode.Misuse;
    }
}
