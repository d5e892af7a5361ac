namespace ActorConcurrency.Cli;

/// <inheritdoc/>
internal sealed class SharedLockSet(ClusterLockSet locks) : SharedThing
{
    private static readonly string[] All = ["a", "b", "c", "d", "e"];

    public override string Name => locks.Name;

    public override Asker Plain => new(
        async (want, time, cancellationToken) => Got(time is { } limit
            ? await locks.TryAcquireAsync(want.Locks!, limit, cancellationToken)
            : await locks.AcquireAsync(want.Locks!, cancellationToken)),
        static () => default);

    public override Asker OpenSession(string label)
    {
        var session = locks.OpenSession(label);
        return new(
            async (want, time, cancellationToken) => Got(time is { } limit
                ? await session.TryAcquireAsync(want.Locks!, limit, cancellationToken)
                : await session.AcquireAsync(want.Locks!, cancellationToken)),
            session.DisposeAsync);
    }

    public override async Task<Figures> ReadAsync(CancellationToken cancellationToken)
    {
        var (state, age) = await locks.ViewAsync(cancellationToken);
        return new(0, 0, state.Holders.Length + state.MoreHolders, state.Granted, state.Returned, state.Reclaimed)
        {
            Holders = [.. state.Holders.Select(holder => new Holding(holder.FencingToken, 0, [.. holder.Names]))],
            Waiters = [.. state.Waiters.Select(waiter => waiter.Label)],
            Age = (long)Math.Ceiling(age.TotalMicroseconds),
            More = state.MoreHolders + state.MoreWaiters,
        };
    }

    public override Want AnyWant(Random random) => new(0, random.GetItems(All, random.Next(1, 3)).Distinct().Order(StringComparer.Ordinal).ToArray());

    private static Possession? Got(ClusterLease? lease) => lease is null ? null : new(lease.FencingToken, lease.Lost, lease);
}
