namespace Akka.Util;

/// <summary>Joins values that may be <c>null</c>.</summary>
public static class StringFormat
{
    /// <summary>Joins values; <c>null</c> shows as <c>&lt;null&gt;</c>.</summary>
    /// <param name="separator">What stands between two of them.</param>
    /// <param name="args">The values.</param>
    public static string SafeJoin(string separator, params object?[] args) =>
        string.Join(separator, args.Select(arg => arg ?? "<null>"));
}
