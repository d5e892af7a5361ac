namespace ActorConcurrency.Tests;

/// <summary>How an operation is waited for.</summary>
/// <param name="Timeout">How long on the trial's clock; zero: now or not; null: without a timeout.</param>
/// <param name="Token">With what token.</param>
internal sealed record Manner(TimeSpan? Timeout, CancelBy Token)
{
    /// <summary>For what is answered without a wait.</summary>
    public static readonly Manner None = new(null, CancelBy.Nobody);

    /// <summary>Whether it waits at all.</summary>
    public bool Waits => Timeout != TimeSpan.Zero;

    /// <summary>Any, as a participant's choice. Without a token and a timeout only where the trial can end the wait in another way.</summary>
    /// <param name="random">The choice.</param>
    /// <param name="mayBeEndless">Whether it may have neither.</param>
    public static Manner Any(Random random, bool mayBeEndless)
    {
        TimeSpan? timeout = random.Next(4) switch
        {
            0 => TimeSpan.Zero,
            1 => TimeSpan.FromMilliseconds(random.Next(1, 4)),
            _ => null,
        };
        var token = random.Next(10) switch
        {
            0 => CancelBy.Itself,
            < 4 when timeout is not null || mayBeEndless => CancelBy.Nobody,
            _ => CancelBy.Others,
        };
        return new(timeout, token);
    }

    public override string ToString() => (Timeout, Token) switch
    {
        (null, CancelBy.Nobody) => "",
        (null, _) => $", {Words}",
        ({ } timeout, CancelBy.Nobody) => $", within {timeout.TotalMilliseconds} ms",
        ({ } timeout, _) => $", within {timeout.TotalMilliseconds} ms, {Words}",
    };

    private string Words => Token == CancelBy.Itself ? "cancelled before" : "with a token";
}

/// <summary>Who cancels a token.</summary>
internal enum CancelBy
{
    /// <summary>There is none.</summary>
    Nobody,

    /// <summary>Another participant, perhaps.</summary>
    Others,

    /// <summary>The caller, before the call.</summary>
    Itself,
}
