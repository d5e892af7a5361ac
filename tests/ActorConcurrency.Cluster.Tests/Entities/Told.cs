namespace ActorConcurrency.Cluster.Tests;

/// <summary>What comes of a step, as text.</summary>
internal static class Told
{
    /// <summary>Facts and answers, in order.</summary>
    public static string Of(EntityStep step) =>
        string.Join('\n', step.Facts.Select(Everything.In).Append("answers").Concat(step.Replies.Select(reply => $"to {reply.Client}: {Everything.In(reply.Reply)}")));
}
