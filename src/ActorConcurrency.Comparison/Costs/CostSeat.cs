namespace ActorConcurrency.Comparison;

/// <summary>One contender's instance while it is measured.</summary>
internal sealed class CostSeat(CostContender contender, object instance, CostArena arena) : IAsyncDisposable
{
    private long _operations;
    private bool _isStuck;

    public CostContender Contender => contender;

    public object Instance => instance;

    public CostSubject Subject { get; } = contender.Use(instance, arena.System);

    /// <summary>How many operations it has done in steps that were checked.</summary>
    public long Operations => _operations;

    /// <summary>What it did wrong; null: nothing so far.</summary>
    public string? Broken { get; private set; }

    public async Task OperateOnceAsync()
    {
        if (Subject.Blocks) Subject.Operate!(Subject.Work);
        else await Subject.OperateAsync!(Subject.Work).ConfigureAwait(false);
    }

    /// <summary>Runs a step that does operations, and checks them. What fails or does not end is broken from then on, and runs no more.</summary>
    public async Task<T?> TryAsync<T>(Func<Task<T>> step, Func<T, long> operations, bool exclusive) where T : class
    {
        if (Broken is not null) return null;
        // Elsewhere: a step, or its check, may block whoever calls it.
        var running = Task.Run(() => CheckedAsync(step, operations, exclusive));
        try
        {
            var (result, wrong) = await running.WaitAsync(arena.Patience).ConfigureAwait(false);
            Broken = wrong;
            return wrong is null ? result : null;
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            _isStuck = true;
            Broken = $"it did not end within {Quantities.Duration(arena.Patience)}";
            arena.ReplaceCrew();
        }
        catch (Exception failure)
        {
            Broken = $"it threw {failure.GetType().Name}: {failure.Message}";
        }

        return null;
    }

    /// <summary>Runs a step that does its operations elsewhere. What fails or does not end is broken from then on.</summary>
    public Task<T?> TryAsync<T>(Func<Task<T>> step) where T : class => TryAsync(step, _ => 0, exclusive: false);

    /// <summary>Stops the instance, unless it is stuck: then it might not let itself be stopped either.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isStuck) await StopAsync(instance).ConfigureAwait(false);
    }

    /// <summary>Stops an instance, if there is anything to stop.</summary>
    public static async ValueTask StopAsync(object instance)
    {
        if (instance is IAsyncDisposable stoppable) await stoppable.DisposeAsync().ConfigureAwait(false);
        else (instance as IDisposable)?.Dispose();
    }

    private async Task<(T Result, string? Wrong)> CheckedAsync<T>(Func<Task<T>> step, Func<T, long> operations, bool exclusive)
    {
        var result = await step().ConfigureAwait(false);
        _operations += operations(result);
        return (result, await Subject.CheckAsync(_operations, exclusive).ConfigureAwait(false));
    }
}
