namespace Akka.TestKit.Xunit2.Attributes;

/// <summary>Decides whether tests run that need a developer's machine.</summary>
internal static class LocalFacts
{
    /// <summary>The reason to skip a test; null if it runs.</summary>
    public static string? SkipReason(string? always, string? local)
    {
        if (always is not null)
            return always;
        var skipped = string.Equals(Environment.GetEnvironmentVariable("XUNIT_SKIP_LOCAL_FACT"), "true", StringComparison.OrdinalIgnoreCase);
        return skipped ? local ?? "Local facts are being skipped" : null;
    }
}
