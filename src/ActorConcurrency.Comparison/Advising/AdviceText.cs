namespace ActorConcurrency.Comparison;

/// <summary>Advice in words, the same on the console and in the file. Thread-safe.</summary>
internal static class AdviceText
{
    internal static string Reading { get; } = string.Join("\n", (string[])
    [
        "Each line follows from rows of this run, which stand in brackets, with how it is known:",
        "",
        "- *by construction*: there is no way to ask for it, so nothing had to be tried",
        "- *exhaustive*: for the actor by messages every order of requests and turns was tried; see the outcomes",
        "- *stress of t*: so many runs within that time, of each; a sample",
        "- *n runs*, *n rounds*: so often of each; a failure that is forced shows in every run",
        $"- *n requests*: one measurement with so many; a side is named if it is at least {CostAdvice.MuchShorter} times as slow as the best one; other work on the machine shows here first",
        "",
        "*Provided that* names what the program relied on. *(twin)* is our class on .NET primitives: what it does too is no reason for an actor.",
        "",
        .. DefaultAdvice.Rule,
    ]);

    /// <summary>Whom to choose, as it stands in a heading: for example <c>the lock</c>.</summary>
    /// <param name="choice">The side.</param>
    public static string Title(Side choice) => choice switch
    {
        Side.Lock => "the lock",
        Side.DotNet => "the .NET primitive",
        _ => "the actor",
    };
}
