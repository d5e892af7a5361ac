namespace ActorConcurrency.Comparison;

/// <summary>Advice in words, the same on the console and in the file. Thread-safe.</summary>
public static class AdviceText
{
    /// <summary>Whom to choose, as it stands in a heading: for example <c>the lock</c>.</summary>
    /// <param name="choice">The side.</param>
    public static string Title(Side choice) => choice switch
    {
        Side.Lock => "the lock",
        Side.DotNet => "the .NET primitive",
        _ => "the actor",
    };
}
