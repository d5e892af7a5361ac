namespace Akka;

/// <summary>The result of an operation that completes without a value. Immutable, hence thread-safe.</summary>
public sealed class Done
{
    /// <summary>The only instance.</summary>
    public static readonly Done Instance = new();

    private Done() { }
}
