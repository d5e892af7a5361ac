namespace ActorConcurrency;

/// <summary>What a failure says of itself. It may be a user's, and throw while it does: whoever tells of it goes on all the same.</summary>
internal static class FailureText
{
    /// <summary>The full name of its type.</summary>
    public static string TypeOf(Exception failure) => failure.GetType().FullName ?? failure.GetType().Name;

    /// <summary>Its message; empty if there is none.</summary>
    public static string MessageOf(Exception? failure)
    {
        try
        {
            return failure?.Message ?? "";
        }
        catch (Exception)
        {
            return "(its message cannot be read)";
        }
    }

    /// <summary>Type and message.</summary>
    public static string Of(Exception failure) => $"{TypeOf(failure)}: {MessageOf(failure)}";
}
