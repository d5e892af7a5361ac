namespace ActorConcurrency.Comparison;

/// <summary>An instance while it is measured: its operation, and what must be true when everybody is through. Made by a contender.</summary>
/// <remarks>An operation either blocks, then each participant is a thread, or is asynchronous, then each is a task.</remarks>
public sealed class CostSubject
{
    private readonly Func<long, ValueTask<string?>> _check;

    private CostSubject(Action<CostWork>? operate, Func<CostWork, ValueTask>? operateAsync, Func<long, ValueTask<string?>> check) =>
        (Operate, OperateAsync, _check) = (operate, operateAsync, check);

    internal Action<CostWork>? Operate { get; }

    internal Func<CostWork, ValueTask>? OperateAsync { get; }

    internal bool Blocks => Operate is not null;

    internal CostWork Work { get; } = new();

    internal CostWaiting? Waiting { get; private set; }

    /// <summary>An operation that blocks its thread.</summary>
    /// <param name="operate">Does it once, and the work within. Called by many threads at once.</param>
    /// <param name="check">Gets how many were done; gives what is wrong, or <see langword="null"/>.</param>
    public static CostSubject Blocking(Action<CostWork> operate, Func<long, string?> check) => new(operate, null, done => new(check(done)));

    /// <summary>An asynchronous operation.</summary>
    /// <param name="operate">Does it once, and the work within. Called by many tasks at once.</param>
    /// <param name="check">Gets how many were done; gives what is wrong, or <see langword="null"/>.</param>
    public static CostSubject Async(Func<CostWork, ValueTask> operate, Func<long, ValueTask<string?>> check) => new(null, operate, check);

    /// <summary>An operation that blocks, whose work is done by one at a time: that is counted without protection, and checked.</summary>
    /// <param name="operate">Gets in, does <see cref="CostWork.DoAlone"/>, and leaves.</param>
    public static CostSubject ExclusiveBlocking(Action<CostWork> operate) => new(operate, null, _ => default);

    /// <summary>An asynchronous operation whose work is done by one at a time: that is counted without protection, and checked.</summary>
    /// <param name="operate">Gets in, does <see cref="CostWork.DoAlone"/>, and leaves.</param>
    public static CostSubject ExclusiveAsync(Func<CostWork, ValueTask> operate) => new(null, operate, _ => default);

    /// <summary>The same, and how somebody waits. Without it nobody ever waits, or the study is exclusive: there one waits to get in.</summary>
    /// <param name="waiting">How somebody waits.</param>
    public CostSubject With(CostWaiting waiting)
    {
        Waiting = waiting;
        return this;
    }

    /// <summary>What is wrong after so many operations; null if nothing is.</summary>
    internal async ValueTask<string?> CheckAsync(long operations, bool exclusive)
    {
        if (exclusive && Work.DoneAlone != operations) return $"{operations} got in, but their unprotected count says {Work.DoneAlone}: they were inside at once";
        return await _check(operations).ConfigureAwait(false);
    }
}

/// <summary>How somebody waits on an instance, and how all who wait go on. Immutable.</summary>
public sealed class CostWaiting
{
    private CostWaiting(Action? wait, Func<ValueTask>? waitAsync, Action<int> wake) => (Wait, WaitAsync, Wake) = (wait, waitAsync, wake);

    internal Action? Wait { get; }

    internal Func<ValueTask>? WaitAsync { get; }

    internal Action<int> Wake { get; }

    /// <summary>Waits by blocking a thread.</summary>
    /// <param name="wait">Waits.</param>
    /// <param name="wake">Gets how many wait, and lets all of them go on.</param>
    public static CostWaiting Blocking(Action wait, Action<int> wake) => new(wait, null, wake);

    /// <summary>Waits without a thread.</summary>
    /// <param name="wait">Waits.</param>
    /// <param name="wake">Gets how many wait, and lets all of them go on, be it later.</param>
    public static CostWaiting Async(Func<ValueTask> wait, Action<int> wake) => new(null, wait, wake);
}
