namespace ActorConcurrency.Cli;

/// <inheritdoc/>
internal sealed class SharedSemaphore(ClusterSemaphore semaphore, int permits) : SharedThing
{
    // Now and then somebody wants two: whoever stands behind must wait for that one too.
    private const int OneInPairs = 5;

    public override string Name => semaphore.Name;

    public override Asker Plain => new(
        async (want, time, cancellationToken) => Got(time is { } limit
            ? await semaphore.TryAcquireAsync(limit, want.Permits, cancellationToken)
            : await semaphore.AcquireAsync(want.Permits, cancellationToken)),
        static () => default);

    public override Asker OpenSession(string label)
    {
        var session = semaphore.OpenSession(label);
        return new(
            async (want, time, cancellationToken) => Got(time is { } limit
                ? await session.TryAcquireAsync(limit, want.Permits, cancellationToken)
                : await session.AcquireAsync(want.Permits, cancellationToken)),
            session.DisposeAsync);
    }

    public override async Task<Figures> ReadAsync(CancellationToken cancellationToken)
    {
        var (state, age) = await semaphore.ViewAsync(cancellationToken);
        return new(state.Initial, state.Available, state.Held, state.Granted, state.Returned, state.Reclaimed)
        {
            Released = state.Released,
            Drained = state.Drained,
            Removed = state.Removed,
            Holders = [.. state.Holders.Select(holder => new Holding(holder.FencingToken, holder.Permits))],
            Waiters = [.. state.Waiters.Select(waiter => waiter.Label)],
            Age = (long)Math.Ceiling(age.TotalMicroseconds),
            More = state.MoreHolders + state.MoreWaiters,
        };
    }

    public override Want AnyWant(Random random) => new(permits > 1 && random.Next(OneInPairs) == 0 ? 2 : 1, null);

    private static Possession? Got(ClusterPermit? permit) => permit is null ? null : new(permit.FencingToken, permit.Lost, permit);
}
