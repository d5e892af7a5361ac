namespace ActorConcurrency;

/// <summary>What most answers mean: one value.</summary>
internal static class Answers
{
    /// <summary>Reads a value from an answer of one kind; any other is no answer to the request.</summary>
    /// <param name="read">The value.</param>
    public static Decode<TResult> Of<TReply, TResult>(Func<TReply, TResult> read) where TReply : class, IReply =>
        (IReply reply, out TResult result) =>
        {
            if (reply is not TReply answer) return Gateway.Unexpected(reply, out result);
            result = read(answer);
            return null;
        };
}
