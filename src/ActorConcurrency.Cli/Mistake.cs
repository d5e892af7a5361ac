using System.CommandLine;
using System.CommandLine.Parsing;

namespace ActorConcurrency.Cli;

/// <summary>What is wrong with a command line that cannot be parsed, in one line, with the commands that were possible and where the help is.</summary>
internal static class Mistake
{
    private const string Program = "actorconc";

    public static string Describe(ParseResult parsed)
    {
        Command[] path = [.. Path(parsed.CommandResult).Reverse()];
        string[] commands = [.. path[^1].Subcommands.Where(command => !command.Hidden).Select(command => command.Name)];
        string[] words = [Program, .. path.Skip(1).Select(command => command.Name)];
        return $"{Message(parsed)} ({(commands.Length > 0 ? $"Commands: {string.Join(", ", commands)}. " : "")}See '{string.Join(' ', words)} --help'.)";
    }

    // A word that nobody knows says more than the command that is missing because of it.
    private static string Message(ParseResult parsed) =>
        (parsed.UnmatchedTokens is [var word, ..] ? parsed.Errors.FirstOrDefault(mistake => mistake.Message.Contains(word, StringComparison.Ordinal)) : null)?.Message
        ?? parsed.Errors[0].Message;

    // From the innermost command to the root.
    private static IEnumerable<Command> Path(CommandResult innermost)
    {
        for (SymbolResult? at = innermost; at is not null; at = at.Parent)
            if (at is CommandResult result) yield return result.Command;
    }
}
