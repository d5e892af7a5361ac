using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>What all contenders of a study share.</summary>
internal sealed record CostArena(ActorSystem System, Crew Crew)
{
    public CostSeat Seat(CostContender contender) => new(contender, contender.Create(System));
}

/// <summary>One contender's instance while it is measured.</summary>
internal sealed class CostSeat : IAsyncDisposable
{
    private CostSubject? _subject;
    private long _operations;

    public CostSeat(CostContender contender, object instance) =>
        (Contender, Instance, _subject) = (contender, instance, contender.Use(instance));

    public CostContender Contender { get; }

    public object Instance { get; }

    public CostSubject Subject => _subject ?? throw new InvalidOperationException("The subject was forgotten.");

    /// <summary>What it did wrong; null: nothing so far.</summary>
    public string? Broken { get; private set; }

    public async Task OperateOnceAsync()
    {
        if (Subject.Blocks) Subject.Operate!(Subject.Work);
        else await Subject.OperateAsync!(Subject.Work).ConfigureAwait(false);
    }

    /// <summary>From now on only the instance is kept.</summary>
    public void ForgetSubject() => _subject = null;

    /// <summary>Runs a step that does operations, and checks them. What fails or does not end is broken from then on, and runs no more.</summary>
    public async Task<T?> TryAsync<T>(Func<Task<T>> step, Func<T, long> operations, bool exclusive) where T : class
    {
        if (Broken is not null) return null;
        try
        {
            var result = await step().WaitAsync(Patience.Default).ConfigureAwait(false);
            _operations += operations(result);
            Broken = await Subject.CheckAsync(_operations, exclusive).ConfigureAwait(false);
            return Broken is null ? result : null;
        }
        catch (TimeoutException)
        {
            Broken = $"it did not end within {Quantities.Duration(Patience.Default)}";
        }
        catch (Exception failure)
        {
            Broken = $"it threw {failure.GetType().Name}: {failure.Message}";
        }

        return null;
    }

    /// <summary>Runs a step that does its operations elsewhere. What fails or does not end is broken from then on.</summary>
    public Task<T?> TryAsync<T>(Func<Task<T>> step) where T : class => TryAsync(step, _ => 0, exclusive: false);

    public async ValueTask DisposeAsync()
    {
        if (Instance is IAsyncDisposable stoppable) await stoppable.DisposeAsync().ConfigureAwait(false);
        else (Instance as IDisposable)?.Dispose();
    }
}
