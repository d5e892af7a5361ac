using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace ActorConcurrency;

/// <summary>The same work for each item of a source. Source: <c>map()</c>.</summary>
// RS0026: the overloads differ in source and work, which have no default, so that no call means two of them.
#pragma warning disable RS0026
public static class ExecutorMapExtensions
{
    private const string Remedy =
        "Await it in the work, and return what comes of it: async (item, token) => await …. Work without results is not for a map: submit it for each item.";

    /// <summary>Runs work for each item and gives the results in the order of the items.</summary>
    /// <remarks>
    /// <para>Lazy on both sides: items are taken and submitted while results are asked for, and never more than <paramref name="window"/> are under way or
    /// wait to be taken. The source is read on the consumer's flow of control, one item after the other, until the window is full or the source is over;
    /// then a result is given. For a source that is slow, or that waits for results, use a window of 1.</para>
    /// <para>A failure, of work or of the source, comes at its place in the order: after the results before it. So does the refusal of an executor that has
    /// been shut down or is broken. Then, and when the consumer stops early, what is under way is cancelled, as by <see cref="IExecution.Cancel"/>,
    /// without waiting for it.</para>
    /// <para>Difference from <c>map()</c>, which submits all items before it gives the first result (a buffer size is new in Python 3.14).</para>
    /// </remarks>
    /// <param name="executor">The executor.</param>
    /// <param name="source">The items; may be endless.</param>
    /// <param name="work">What to run for an item: its result, or a task of it.</param>
    /// <param name="window">How many at a time, at least 1; null: twice as many as there are processors.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="window"/> is below 1.</exception>
    /// <exception cref="ArgumentException">The result is a task, which nobody would await.</exception>
    public static IAsyncEnumerable<TResult> MapAsync<TItem, TResult>(
        this IExecutor executor, IEnumerable<TItem> source, Func<TItem, CancellationToken, TResult> work, int? window = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Begin(executor, Async(source), (item, token) => new ValueTask<TResult>(work(item, token)), window, cancellationToken);
    }

    /// <inheritdoc cref="MapAsync{TItem, TResult}(IExecutor, IEnumerable{TItem}, Func{TItem, CancellationToken, TResult}, int?, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public static IAsyncEnumerable<TResult> MapAsync<TItem, TResult>(
        this IExecutor executor, IEnumerable<TItem> source, Func<TItem, CancellationToken, Task<TResult>> work, int? window = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Begin(executor, Async(source), (item, token) => new ValueTask<TResult>(work(item, token)), window, cancellationToken);
    }

    /// <inheritdoc cref="MapAsync{TItem, TResult}(IExecutor, IEnumerable{TItem}, Func{TItem, CancellationToken, TResult}, int?, CancellationToken)"/>
    public static IAsyncEnumerable<TResult> MapAsync<TItem, TResult>(
        this IExecutor executor, IEnumerable<TItem> source, Func<TItem, CancellationToken, ValueTask<TResult>> work, int? window = null,
        CancellationToken cancellationToken = default) =>
        Begin(executor, Async(source), work, window, cancellationToken);

    /// <inheritdoc cref="MapAsync{TItem, TResult}(IExecutor, IEnumerable{TItem}, Func{TItem, CancellationToken, TResult}, int?, CancellationToken)"/>
    public static IAsyncEnumerable<TResult> MapAsync<TItem, TResult>(
        this IExecutor executor, IAsyncEnumerable<TItem> source, Func<TItem, CancellationToken, TResult> work, int? window = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Begin(executor, source, (item, token) => new ValueTask<TResult>(work(item, token)), window, cancellationToken);
    }

    /// <inheritdoc cref="MapAsync{TItem, TResult}(IExecutor, IEnumerable{TItem}, Func{TItem, CancellationToken, TResult}, int?, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public static IAsyncEnumerable<TResult> MapAsync<TItem, TResult>(
        this IExecutor executor, IAsyncEnumerable<TItem> source, Func<TItem, CancellationToken, Task<TResult>> work, int? window = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Begin(executor, source, (item, token) => new ValueTask<TResult>(work(item, token)), window, cancellationToken);
    }

    /// <inheritdoc cref="MapAsync{TItem, TResult}(IExecutor, IEnumerable{TItem}, Func{TItem, CancellationToken, TResult}, int?, CancellationToken)"/>
    public static IAsyncEnumerable<TResult> MapAsync<TItem, TResult>(
        this IExecutor executor, IAsyncEnumerable<TItem> source, Func<TItem, CancellationToken, ValueTask<TResult>> work, int? window = null,
        CancellationToken cancellationToken = default) =>
        Begin(executor, source, work, window, cancellationToken);

    private static IAsyncEnumerable<TResult> Begin<TItem, TResult>(
        IExecutor executor, IAsyncEnumerable<TItem> source, Func<TItem, CancellationToken, ValueTask<TResult>> work, int? window, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(executor);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(work);
        LostTask.Refuse<TResult>(nameof(work), Remedy);
        if (window < 1) throw new ArgumentOutOfRangeException(nameof(window), window, "At least 1 is under way at a time.");
        return RunAsync(executor, source, work, window ?? 2 * Environment.ProcessorCount, cancellationToken);
    }

    private static async IAsyncEnumerable<TResult> RunAsync<TItem, TResult>(
        IExecutor executor, IAsyncEnumerable<TItem> source, Func<TItem, CancellationToken, ValueTask<TResult>> work, int window,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var underWay = new Queue<IExecution<TResult>>();
        await using var feed = new Feed<TItem>(source.GetAsyncEnumerator(cancellationToken));
        try
        {
            while (true)
            {
                while (underWay.Count < window && await feed.TryMoveAsync().ConfigureAwait(false))
                {
                    var item = feed.Current;
                    try
                    {
                        underWay.Enqueue(await executor.SubmitAsync(token => work(item, token), null, cancellationToken).ConfigureAwait(false));
                    }
                    catch (Exception refusal) when (!cancellationToken.IsCancellationRequested)
                    {
                        feed.Stop(refusal);
                    }
                }

                if (underWay.Count == 0) break;
                yield return await underWay.Peek().Task.WaitAsync(cancellationToken).ConfigureAwait(false);
                underWay.Dequeue();
            }

            feed.Failure?.Throw();
        }
        finally
        {
            foreach (var execution in underWay) execution.Abandon();
        }
    }

    // Not the one of System.Linq: a source that reads a file in its MoveNext is disposed of here.
    private static async IAsyncEnumerable<TItem> Async<TItem>(IEnumerable<TItem> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        await ValueTask.CompletedTask.ConfigureAwait(false);
        foreach (var item in source) yield return item;
    }

    /// <summary>A source of which the failure comes after what it gave before.</summary>
    private sealed class Feed<TItem>(IAsyncEnumerator<TItem> items) : IAsyncDisposable
    {
        private bool _isOver;

        public TItem Current => items.Current;

        public ExceptionDispatchInfo? Failure { get; private set; }

        public async ValueTask<bool> TryMoveAsync()
        {
            if (_isOver) return false;
            try
            {
                _isOver = !await items.MoveNextAsync().ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                Stop(failure);
            }

            return !_isOver;
        }

        /// <summary>Gives no more; the failure comes after what it gave before.</summary>
        public void Stop(Exception failure) => (_isOver, Failure) = (true, ExceptionDispatchInfo.Capture(failure));

        public ValueTask DisposeAsync() => items.DisposeAsync();
    }
}
