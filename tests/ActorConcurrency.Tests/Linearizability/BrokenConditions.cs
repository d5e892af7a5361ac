namespace ActorConcurrency.Tests;

/// <summary>A condition that passes everything on. Those below each break one promise.</summary>
internal abstract class PassingCondition(ICondition<int> inner) : ICondition<int>
{
    protected ICondition<int> Inner => inner;

    public ValueTask<int> ReadAsync(CancellationToken cancellationToken = default) => inner.ReadAsync(cancellationToken);

    public ValueTask<int> UpdateAsync(Func<int, int> update, CancellationToken cancellationToken = default) => inner.UpdateAsync(update, cancellationToken);

    public ValueTask<TResult> UpdateAsync<TResult>(Func<int, (int State, TResult Result)> update, CancellationToken cancellationToken = default) =>
        inner.UpdateAsync(update, cancellationToken);

    public ValueTask<int> WaitAsync(Func<int, bool> predicate, CancellationToken cancellationToken = default) => inner.WaitAsync(predicate, cancellationToken);

    public virtual ValueTask<int> WaitAsync(Func<int, bool> predicate, Func<int, int> update, CancellationToken cancellationToken = default) =>
        inner.WaitAsync(predicate, update, cancellationToken);

    public ValueTask<TResult> WaitAsync<TResult>(
        Func<int, bool> predicate, Func<int, (int State, TResult Result)> update, CancellationToken cancellationToken = default) =>
        inner.WaitAsync(predicate, update, cancellationToken);

    public ValueTask<Met<int>?> TryWaitAsync(Func<int, bool> predicate, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        inner.TryWaitAsync(predicate, timeout, cancellationToken);

    public ValueTask<Met<int>?> TryWaitAsync(
        Func<int, bool> predicate, Func<int, int> update, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        inner.TryWaitAsync(predicate, update, timeout, cancellationToken);

    public ValueTask<Met<TResult>?> TryWaitAsync<TResult>(
        Func<int, bool> predicate, Func<int, (int State, TResult Result)> update, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        inner.TryWaitAsync(predicate, update, timeout, cancellationToken);

    public ValueTask<int> WaitForNotifyAsync(CancellationToken cancellationToken = default) => inner.WaitForNotifyAsync(cancellationToken);

    public ValueTask<Met<int>?> TryWaitForNotifyAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        inner.TryWaitForNotifyAsync(timeout, cancellationToken);

    public ValueTask<int> NotifyAsync(int count = 1, CancellationToken cancellationToken = default) => inner.NotifyAsync(count, cancellationToken);

    public ValueTask<int> NotifyAllAsync(CancellationToken cancellationToken = default) => inner.NotifyAllAsync(cancellationToken);

    public ValueTask<ConditionSnapshot<int>> SnapshotAsync(CancellationToken cancellationToken = default) => inner.SnapshotAsync(cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

/// <summary>Waits and updates in two steps, so that somebody may come in between.</summary>
internal sealed class TwoStepCondition(ICondition<int> inner) : PassingCondition(inner)
{
    public override async ValueTask<int> WaitAsync(Func<int, bool> predicate, Func<int, int> update, CancellationToken cancellationToken = default)
    {
        await Inner.WaitAsync(predicate, cancellationToken);
        return await Inner.UpdateAsync(update, CancellationToken.None);
    }
}

/// <summary>A wait that is cancelled just as it is met has changed the state all the same.</summary>
internal sealed class ForgetfulCondition(ICondition<int> inner) : PassingCondition(inner)
{
    public override async ValueTask<int> WaitAsync(Func<int, bool> predicate, Func<int, int> update, CancellationToken cancellationToken = default)
    {
        var state = await Inner.WaitAsync(predicate, update, cancellationToken);
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return state;
    }
}
