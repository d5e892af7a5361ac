using System.CommandLine;
using System.CommandLine.Help;

namespace ActorConcurrency.Cli;

/// <summary>The help: as wide as the terminal; that of the command as a whole also has examples, the files and the exit codes.</summary>
internal static class HelpText
{
    // No line is longer than 60 characters: they are not wrapped.
    public const string Examples =
        """
        Examples:
          # all recipes in two minutes; everything in ten
          actorconc
          actorconc compare --standard
          # one recipe, with all tables
          actorconc compare --recipe semaphore --details
          # what there is; what one program prints
          actorconc list
          actorconc run counter --side actor
          # one part of the comparison alone
          actorconc failures --recipe semaphore
          actorconc races --recipe workqueue --out report
          actorconc costs --recipe counter
          # your own lock class and your own actor
          actorconc compare --scenarios My.dll
          # three processes share permits; one is killed
          actorconc cluster --kill every 8s --seconds 60
          # in CI: fail if something is worse than before
          actorconc report diff old.json new.json \
            --fail-on newly-broken
        """;

    public const string Files =
        """
        Files of a comparison, in artifacts/comparison or --out:
          report.html       a page that needs no other file
          report.md         the same as text
          report.json       all data, for 'report render',
                            'report diff' and programs;
                            'report schema' describes it
          report.junit.xml  test cases for a build server, with
                            --format junit
          report.partial.*  instead, if something did not run
                            and a whole report is there
        """;

    public const string ExitCodes =
        """
        Exit codes:
          0    passed
          1    done, but something was not as it should be;
               the reason is printed
          2    wrong command line, or a folder that cannot be
               written to; nothing was run
          130  ended by Ctrl+C (SIGINT)
          143  ended by SIGTERM
        """;

    /// <summary>Makes <paramref name="root"/> and its commands show their help this way.</summary>
    public static RootCommand Apply(RootCommand root)
    {
        if (root.Options.OfType<HelpOption>().Single() is { Action: HelpAction action } option)
        {
            option.Description = "Show this help.";
            option.Action = new WideHelp(action);
        }

        foreach (var version in root.Options.OfType<VersionOption>()) version.Description = "Show the version.";
        return root;
    }

    /// <summary>Whether an action shows help.</summary>
    public static bool Is(System.CommandLine.Invocation.CommandLineAction? action) => action is HelpAction or WideHelp;

    private sealed class WideHelp(HelpAction usual) : System.CommandLine.Invocation.SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var output = parseResult.InvocationConfiguration.Output;
            usual.MaxWidth = Terminal.On(output).Profile.Width;
            usual.Invoke(parseResult);
            if (parseResult.CommandResult.Command is not RootCommand) return ExitCode.Passed;
            foreach (var section in (string[])[Examples, Files, ExitCodes]) output.WriteLine($"{section.ReplaceLineEndings(output.NewLine)}{output.NewLine}");
            return ExitCode.Passed;
        }
    }
}
