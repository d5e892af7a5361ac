using System.Text.Json;

namespace ActorConcurrency.Tests;

/// <summary>What a step or an image says, as text: records with arrays in them do not compare by value.</summary>
internal static class Told
{
    private static readonly JsonSerializerOptions Options = new() { IncludeFields = true };

    /// <summary>Facts and answers of a step, in order.</summary>
    public static string Of(EntityStep step) =>
        string.Join('\n', step.Facts.Select(Of).Append("answers").Concat(step.Replies.Select(reply => $"to {reply.Client}: {Of(reply.Reply)}")));

    public static string Of(object one) => $"{one.GetType().Name} {JsonSerializer.Serialize(one, one.GetType(), Options)}";
}
