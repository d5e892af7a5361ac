namespace ActorConcurrency.Tests;

/// <summary>Values that do not matter to the test, so that they look as if they did not.</summary>
public static class Some
{
    private static int _next = 40;

    public static int Number() => Interlocked.Increment(ref _next);

    public static string Label() => $"label-{Number()}";

    public static TimeSpan Period() => TimeSpan.FromMilliseconds(100);
}
