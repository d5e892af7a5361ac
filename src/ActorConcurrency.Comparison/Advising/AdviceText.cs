namespace ActorConcurrency.Comparison;

/// <summary>Advice in words, the same on the console and in the file. Thread-safe.</summary>
internal static class AdviceText
{
    internal static string Reading { get; } = string.Join("\n", (string[])
    [
        "Each line follows from rows of this run. Their names stand in brackets, with the evidence:",
        "",
        "- *by construction*: the others have no such operation, so nothing had to be tried",
        "- *exhaustive*: every order of requests and turns was tried, for the actor by messages; see the outcomes",
        "- *stress*: a sample; each was run at least so often, for at least so long",
        "- *n runs each*, *n rounds each*: how often each was run; a failure that is forced shows in every run",
        $"- *n requests each, once*: one measurement with so many requests; a side is named if its time is at least {CostAdvice.MuchShorter} times the best one. Other work on the machine disturbs this figure most",
        "",
        "*Keeps the rule* means: what must hold in that experiment did hold. *Provided that* names what the program relied on. *(twin)* is our class on .NET primitives: what it does too is no reason for an actor.",
        "",
        .. DefaultAdvice.Rule,
    ]);

    /// <summary>What stands before the failures that none of the three comes through.</summary>
    public const string Unhelped = "None of the three copes with these failures, as they were tried here:";

    /// <summary>What stands above the reasons for a choice.</summary>
    /// <param name="choice">The side.</param>
    public static string Heading(Side choice) => $"Choose {Title(choice)} if one of these matters to you";

    /// <summary>The text as it begins a sentence.</summary>
    /// <param name="text">The text; not empty.</param>
    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Whom to choose, as it stands in a heading: for example <c>the lock</c>.</summary>
    /// <param name="choice">The side.</param>
    public static string Title(Side choice) => choice switch
    {
        Side.Lock => "the lock",
        Side.DotNet => "the .NET primitive",
        _ => "the actor",
    };
}
