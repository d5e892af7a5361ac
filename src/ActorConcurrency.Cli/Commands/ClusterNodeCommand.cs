using System.CommandLine;
using ActorConcurrency.Comparison;
using Microsoft.Extensions.Hosting;

namespace ActorConcurrency.Cli;

/// <summary>The hidden command with which this program starts itself again, to be a node of the demo in a process of its own.</summary>
internal static class ClusterNodeCommand
{
    private const string Name = "cluster-node";

    private static readonly Argument<string[]> Options = new("options") { Description = "What the demo tells its nodes.", Arity = new ArgumentArity(9, 9) };

    public static Command Define()
    {
        var command = new Command(Name, "Be a node of the demo for the process that started this one.") { Hidden = true };
        command.Arguments.Add(Options);
        command.Options.Add(CommonOptions.Verbosity);
        command.SetAction((parsed, _) => RunAsync(parsed));
        return command;
    }

    /// <summary>Starts this program again as a node.</summary>
    public static ChildCommand Child(ParseResult parsed) => ChildCommand.Self([Name, CommonOptions.Verbosity.Name, $"{Logging.LeastLevel(parsed)}"]);

    private static async Task<int> RunAsync(ParseResult parsed)
    {
        Logging.Open(parsed);
        var options = NodeOptions.Parse(parsed.GetValue(Options)!);
        var history = new HistoryWriter(Console.OpenStandardOutput(), options.Process, options.Zero);
        using var host = NodeHost.Build(options, Logging.LeastLevel(parsed));
        await host.StartAsync();
        await new DemoNode(options, host, history).RunAsync(Console.In);
        // Nothing is left to wait for: neither a reader of the input nor a connection.
        Environment.Exit(ExitCode.Passed);
        return ExitCode.Passed;
    }
}
