using System.Collections.Concurrent;

namespace ActorConcurrency.Comparison;

/// <summary>A thread that stays and does what it is told, one thing after the other: for what belongs to the thread that has taken it. Thread-safe.</summary>
internal sealed class Errands
{
    private readonly BlockingCollection<Action> _errands = [];
    private readonly BlockingCall _all;
    private volatile bool _isInside;

    public Errands(string name) => _all = BlockingCall.Start(name, () =>
    {
        foreach (var errand in _errands.GetConsumingEnumerable()) errand();
    });

    /// <summary>Completes when it is done, with what came of it.</summary>
    public Task<T> DoAsync<T>(Func<T> errand)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _errands.Add(() =>
        {
            _isInside = true;
            try
            {
                done.SetResult(errand());
            }
            catch (Exception failure)
            {
                done.SetException(failure);
            }

            _isInside = false;
        });
        return done.Task;
    }

    /// <summary>Completes when an errand is done, or sleeps in a wait.</summary>
    /// <returns>Whether it sleeps.</returns>
    public async Task<bool> IsBlockedAsync(Task errand)
    {
        // Between two errands the thread sleeps too: that is no wait of an errand's.
        while (!errand.IsCompleted && !_all.Done.IsCompleted)
            if (await _all.IsBlockedAsync().ConfigureAwait(false) && _isInside && !errand.IsCompleted) return true;
        return false;
    }

    /// <summary>The thread ends, once it has done what it was told; completes then.</summary>
    public Task EndAsync()
    {
        _errands.CompleteAdding();
        return _all.Done;
    }
}
