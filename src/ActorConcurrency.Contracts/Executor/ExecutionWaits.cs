using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ActorConcurrency;

/// <summary>What a wait for several <see cref="IExecution"/> waits for. Source: <c>return_when</c> of <c>wait()</c>.</summary>
public enum WaitFor
{
    /// <summary>All have ended.</summary>
    All,

    /// <summary>One has ended, in whatever way.</summary>
    First,

    /// <summary>One has failed, or all have ended. One that was cancelled has not failed.</summary>
    FirstFailure,
}

/// <summary>What a wait has come to. Immutable.</summary>
/// <typeparam name="TExecution">The executions' type.</typeparam>
/// <param name="Done">What has ended, each once, in the order in which it was given.</param>
/// <param name="NotDone">What has not.</param>
public sealed record Waited<TExecution>(ImmutableArray<TExecution> Done, ImmutableArray<TExecution> NotDone) where TExecution : class, IExecution
{
    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text($"{Count(Done)} done, {Count(NotDone)} not done.{Named("Done", Done)}{Named("Not done", NotDone)}");

    private static int Count(ImmutableArray<TExecution> executions) => executions.IsDefault ? 0 : executions.Length;

    private static string Named(string title, ImmutableArray<TExecution> executions) =>
        executions.IsDefaultOrEmpty ? "" : Wording.Sentence<string>(title, [.. executions.Select(static execution => $"{QueuedWork.Title(execution.Options.Name)}, {execution.State}")], 0);
}

/// <summary>Waits for several executions, of one executor or of more. Source: <c>wait()</c> and <c>as_completed()</c>. Thread-safe.</summary>
public static class ExecutionWaits
{
    /// <summary>Waits for several executions. Never throws what they have thrown; a wait for none is over at once.</summary>
    /// <param name="executions">The executions; one that is given twice counts once.</param>
    /// <param name="until">What to wait for.</param>
    /// <param name="timeout">How long: <see cref="TimeSpan.Zero"/>, a look, to <see cref="int.MaxValue"/> milliseconds; null: as long as it takes.</param>
    /// <param name="time">The clock. <see cref="TimeProvider.System"/> by default.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What has ended and what has not, when what was waited for is so, or the time has run out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<Waited<TExecution>> WaitAsync<TExecution>(
        this IEnumerable<TExecution> executions, WaitFor until = WaitFor.All, TimeSpan? timeout = null, TimeProvider? time = null,
        CancellationToken cancellationToken = default)
        where TExecution : class, IExecution
    {
        if (!Enum.IsDefined(until)) throw new ArgumentOutOfRangeException(nameof(until), until, "It is All, First or FirstFailure.");
        var all = Distinct(executions);
        using var patience = new Patience(timeout, time, cancellationToken);
        var left = all.Length;
        var ends = Ends(all, patience.Token);
        while (left > 0 && await NextAsync(ends, patience).ConfigureAwait(false) is { } ended)
        {
            left--;
            if (until == WaitFor.First || (until == WaitFor.FirstFailure && ended.Task.IsFaulted)) break;
        }

        // More may have ended meanwhile.
        var done = all.ToLookup(static execution => execution.Task.IsCompleted);
        return new([.. done[true]], [.. done[false]]);
    }

    /// <summary>Gives executions as they end, each once.</summary>
    /// <param name="executions">The executions; one that is given twice counts once.</param>
    /// <param name="timeout">For all of them, from the begin of the enumeration on: <see cref="TimeSpan.Zero"/>, those that have ended already, to
    /// <see cref="int.MaxValue"/> milliseconds; null: as long as it takes.</param>
    /// <param name="time">The clock. <see cref="TimeProvider.System"/> by default.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="TimeoutException">While it is enumerated: the time has run out, and some have not ended.</exception>
    public static IAsyncEnumerable<TExecution> AsCompletedAsync<TExecution>(
        this IEnumerable<TExecution> executions, TimeSpan? timeout = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
        where TExecution : class, IExecution
    {
        Patience.Check(timeout);
        return EachAsync(Distinct(executions), timeout, time, cancellationToken);
    }

    private static async IAsyncEnumerable<TExecution> EachAsync<TExecution>(
        ImmutableArray<TExecution> all, TimeSpan? timeout, TimeProvider? time, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TExecution : class, IExecution
    {
        using var patience = new Patience(timeout, time, cancellationToken);
        var ends = Ends(all, patience.Token);
        for (var left = all.Length; left > 0; left--)
        {
            yield return await NextAsync(ends, patience).ConfigureAwait(false)
                ?? throw new TimeoutException(Wording.Text($"{left} of {all.Length} have not ended within {timeout}."));
        }
    }

    private static ImmutableArray<TExecution> Distinct<TExecution>(IEnumerable<TExecution> executions) where TExecution : class, IExecution
    {
        ArgumentNullException.ThrowIfNull(executions);
        ImmutableArray<TExecution> all = [.. executions.Distinct()];
        if (all.Any(static execution => execution is null)) throw new ArgumentException("One of the executions is null.", nameof(executions));
        return all;
    }

    // What has ended already comes first, in its order. When the wait is over, it leaves nothing with what goes on.
    private static ChannelReader<TExecution> Ends<TExecution>(ImmutableArray<TExecution> all, CancellationToken isOver) where TExecution : class, IExecution
    {
        var ends = Channel.CreateUnbounded<TExecution>();
        foreach (var execution in all)
        {
            if (execution.Task.IsCompleted) ends.Writer.TryWrite(execution);
            else
                execution.Task.ContinueWith(
                    static (_, about) => Tell(about!), (ends.Writer, execution), isOver, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        return ends.Reader;

        static void Tell(object about)
        {
            var (writer, execution) = ((ChannelWriter<TExecution>, TExecution))about;
            writer.TryWrite(execution);
        }
    }

    private static async ValueTask<TExecution?> NextAsync<TExecution>(ChannelReader<TExecution> ends, Patience patience) where TExecution : class, IExecution
    {
        patience.Cancellation.ThrowIfCancellationRequested();
        if (ends.TryRead(out var ended)) return ended;
        try
        {
            return await ends.ReadAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!patience.Cancellation.IsCancellationRequested)
        {
            return default;
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException(patience.Cancellation);
        }
    }

    /// <summary>A time that runs from now on, and a token that may end it.</summary>
    private sealed class Patience : IDisposable
    {
        private readonly CancellationTokenSource _limit;
        private readonly CancellationTokenSource _both;

        public Patience(TimeSpan? timeout, TimeProvider? time, CancellationToken cancellationToken)
        {
            Check(timeout);
            Cancellation = cancellationToken;
            _limit = timeout == TimeSpan.Zero ? new() : Unflowed.Make(() => new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan, time ?? TimeProvider.System));
            if (timeout == TimeSpan.Zero) _limit.Cancel();
            _both = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, cancellationToken);
        }

        public CancellationToken Cancellation { get; }

        public CancellationToken Token => _both.Token;

        public static void Check(TimeSpan? timeout)
        {
            if (timeout < TimeSpan.Zero || timeout > WaitLimit.Longest)
                throw new ArgumentOutOfRangeException(nameof(timeout), timeout, $"A timeout is 0 to {int.MaxValue} ms. To wait as long as it takes, leave it null.");
        }

        public void Dispose()
        {
            _both.Cancel();
            _both.Dispose();
            _limit.Dispose();
        }
    }
}
