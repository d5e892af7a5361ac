using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>
    /// Takes messages as long as a filter accepts them, the time is not over, and there are not too many. The first message
    /// that is not accepted stays for the next receive. The end of an enclosing Within block is not checked afterwards.
    /// </summary>
    /// <typeparam name="T">The type of the results.</typeparam>
    /// <param name="max">How long to go on; dilated. Null for what is left, or the default.</param>
    /// <param name="filter">Turns a message into a result; null ends the receiving.</param>
    /// <param name="msgs">The largest number of messages; no limit by default.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    /// <returns>The results, in order.</returns>
    /// <exception cref="ArgumentException">The duration is negative.</exception>
    public IReadOnlyList<T> ReceiveWhile<T>(TimeSpan? max, Func<object, T?> filter, int msgs = int.MaxValue,
        CancellationToken cancellationToken = default) => ReceiveWhile(filter, max, null, msgs, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, Func{object, T}, int, CancellationToken)" />
    /// <param name="max">How long to go on; dilated. Null for what is left, or the default.</param>
    /// <param name="idle">How long to wait for each message; not dilated. Null for no limit of its own.</param>
    /// <param name="filter">Turns a message into a result; null ends the receiving.</param>
    /// <param name="msgs">The largest number of messages; no limit by default.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public IReadOnlyList<T> ReceiveWhile<T>(TimeSpan? max, TimeSpan? idle, Func<object, T?> filter, int msgs = int.MaxValue,
        CancellationToken cancellationToken = default) => ReceiveWhile(filter, max, idle, msgs, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, TimeSpan?, Func{object, T}, int, CancellationToken)" />
    public IReadOnlyList<T> ReceiveWhile<T>(Func<object, T?> filter, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue,
        CancellationToken cancellationToken = default) =>
        [.. While(Wait.OnThisThread, By(filter), max, idle, msgs, cancellationToken).ToBlockingEnumerable(CancellationToken.None)];

    /// <summary>Takes messages of a type as long as a predicate accepts them, as the overload with a filter does.</summary>
    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, TimeSpan?, Func{object, T}, int, CancellationToken)" />
    /// <param name="shouldContinue">Whether a message is accepted.</param>
    /// <param name="max">How long to go on; dilated. Null for what is left, or the default.</param>
    /// <param name="idle">How long to wait for each message; not dilated. Null for no limit of its own.</param>
    /// <param name="msgs">The largest number of messages; no limit by default.</param>
    /// <param name="shouldIgnoreOtherMessageTypes">Whether messages of other types are skipped, or end the receiving.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public IReadOnlyList<T> ReceiveWhile<T>(Predicate<T> shouldContinue, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue,
        bool shouldIgnoreOtherMessageTypes = true, CancellationToken cancellationToken = default) =>
        [.. While(Wait.OnThisThread, By(shouldContinue, shouldIgnoreOtherMessageTypes), max, idle, msgs, cancellationToken)
            .ToBlockingEnumerable(CancellationToken.None)];

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, Func{object, T}, int, CancellationToken)" />
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(TimeSpan? max, Func<object, T?> filter, int msgs = int.MaxValue,
        CancellationToken cancellationToken = default) => While(Wait.Asynchronously, By(filter), max, null, msgs, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, TimeSpan?, Func{object, T}, int, CancellationToken)" />
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(TimeSpan? max, TimeSpan? idle, Func<object, T?> filter, int msgs = int.MaxValue,
        CancellationToken cancellationToken = default) => While(Wait.Asynchronously, By(filter), max, idle, msgs, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, TimeSpan?, Func{object, T}, int, CancellationToken)" />
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(Func<object, T?> filter, TimeSpan? max = null, TimeSpan? idle = null,
        int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        While(Wait.Asynchronously, By(filter), max, idle, msgs, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(Predicate{T}, TimeSpan?, TimeSpan?, int, bool, CancellationToken)" />
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(Predicate<T> shouldContinue, TimeSpan? max = null, TimeSpan? idle = null,
        int msgs = int.MaxValue, bool shouldIgnoreOtherMessageTypes = true, CancellationToken cancellationToken = default) =>
        While(Wait.Asynchronously, By(shouldContinue, shouldIgnoreOtherMessageTypes), max, idle, msgs, cancellationToken);

    private enum Verdict { Accept, Skip, Stop }

    private static Func<object, (Verdict, T)> By<T>(Func<object, T?> filter) =>
        message => filter(message) is { } result ? (Verdict.Accept, result) : (Verdict.Stop, default!);

    private static Func<object, (Verdict, T)> By<T>(Predicate<T> shouldContinue, bool skipOthers) => message =>
        message is T typed ? (shouldContinue(typed) ? Verdict.Accept : Verdict.Stop, typed)
        : (skipOthers ? Verdict.Skip : Verdict.Stop, default!);

    private async IAsyncEnumerable<T> While<T>(Wait wait, Func<object, (Verdict, T)> judge, TimeSpan? max, TimeSpan? idle, int limit,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var end = Now + RemainingOrDilated(max);
        MessageEnvelope taken = NullMessageEnvelope.Instance;
        for (var accepted = 0; accepted < limit;)
        {
            var patience = (end - Now).Min(idle);
            var letter = await _queue.First(remove: false, wait, patience, cancellation).ConfigureAwait(false);
            // The filter may ask who sent the message it is deciding about.
            _lastMessage = letter ?? taken;
            var (verdict, result) = letter is null ? (Verdict.Stop, default!) : judge(letter.Message);
            if (verdict == Verdict.Stop)
                break;
            taken = (await _queue.First(remove: true, wait, TimeSpan.Zero, CancellationToken.None).ConfigureAwait(false))!;
            if (verdict == Verdict.Skip)
                continue;
            accepted++;
            yield return result;
        }
        _lastMessage = taken;
        _lastWasNoMsg = true;
    }
}
