namespace ActorConcurrency.Cli;

/// <summary>What a client wants to hold. Immutable.</summary>
/// <param name="Permits">Of a semaphore: how many permits.</param>
/// <param name="Locks">Of a lock set: which locks.</param>
internal sealed record Want(int Permits, string[]? Locks);

/// <summary>What a client holds.</summary>
internal sealed record Possession(long Token, CancellationToken Lost, IDisposable Back);

/// <summary>Whoever can be asked for something to hold: a clustered semaphore or lock set, or a session of one.</summary>
/// <param name="Ask">Asks: null as the time waits for ever, zero not at all; the result is null if the time was over.</param>
/// <param name="Close">Ends it.</param>
internal sealed record Asker(Func<Want, TimeSpan?, CancellationToken, Task<Possession?>> Ask, Func<ValueTask> Close);

/// <summary>A semaphore or a lock set that the demo's clients share. Thread-safe.</summary>
internal abstract class SharedThing
{
    public abstract string Name { get; }

    /// <summary>Without a session.</summary>
    public abstract Asker Plain { get; }

    public abstract Asker OpenSession(string label);

    public abstract Task<Figures> ReadAsync(CancellationToken cancellationToken);

    public abstract Want AnyWant(Random random);

    /// <summary>Opens the thing of a name on this node.</summary>
    public static SharedThing Open(Akka.Actor.ActorSystem system, string name, NodeOptions options) =>
        options.IsOfLocks
            ? new SharedLockSet(ClusterLockSet.Open(system, name, new LockSetSettings()))
            : new SharedSemaphore(ClusterSemaphore.Open(system, name, new SemaphoreSettings { Initial = options.Permits, Maximum = options.Permits }), options.Permits);
}
