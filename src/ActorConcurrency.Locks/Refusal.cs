namespace ActorConcurrency.Locks;

/// <summary>The two reasons for which every call of a .NET twin is turned away before it does anything.</summary>
internal static class Refusal
{
    /// <summary>Why the call is turned away, or null if it may proceed.</summary>
    public static ValueTask<T>? For<T>(bool stopped, string service, CancellationToken cancellationToken)
    {
        if (stopped) return ValueTask.FromException<T>(Stopped(service));
        return cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<T>(cancellationToken) : null;
    }

    public static StoppedException Stopped(string service) => new($"The {service} was disposed. Create a new one.");
}
