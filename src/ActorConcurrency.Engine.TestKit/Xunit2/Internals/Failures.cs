namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Makes failure messages.</summary>
internal static class Failures
{
    /// <summary>The format with its arguments; without arguments the format as it is, since it may be a text with braces.</summary>
    public static string Text(string? format, object[]? args) =>
        args is null || args.Length == 0 ? format ?? "" : string.Format(format ?? "", args);
}
