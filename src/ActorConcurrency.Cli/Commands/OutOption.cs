using System.CommandLine;

namespace ActorConcurrency.Cli;

/// <summary>The option that says where files go. Each command says which files.</summary>
internal static class OutOption
{
    private static readonly string Usual = Path.Combine("artifacts", "comparison");

    /// <summary>For files that are written only if a folder is named; <paramref name="what"/> is then a sentence.</summary>
    public static Option<string?> For(string what) => Fill(new Option<string?>("--out", "-o"), what);

    /// <summary>For files that are written always: by default to the usual folder.</summary>
    public static Option<string> WithDefaultFor(string what)
    {
        var option = Fill(new Option<string>("--out", "-o"), what);
        option.DefaultValueFactory = _ => Usual;
        return option;
    }

    private static TOption Fill<TOption>(TOption option, string what) where TOption : Option
    {
        option.Description = $"{what} Created if it does not exist.";
        option.HelpName = "DIR";
        return option;
    }
}
