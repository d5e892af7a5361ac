using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Takes as many messages as there are predicates, in what is left, or in the default time, and fails unless each
    /// predicate can be given a message of its own that it accepts.</summary>
    /// <param name="predicates">The predicates, made with <see cref="PredicateInfo.Create{T}"/>.</param>
    /// <returns>The messages, in the order in which they came.</returns>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(params PredicateInfo[] predicates) =>
        ExpectMsgAllOfMatchingPredicates(predicates, CancellationToken.None);

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(PredicateInfo[])" />
    /// <param name="predicates">The predicates, made with <see cref="PredicateInfo.Create{T}"/>.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(IReadOnlyCollection<PredicateInfo> predicates,
        CancellationToken cancellationToken) =>
        Wait.Result(AllMatching(Wait.OnThisThread, RemainingOrDefault, predicates, cancellationToken));

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(PredicateInfo[])" />
    /// <param name="max">How long to wait for all of them; dilated.</param>
    /// <param name="predicates">The predicates, made with <see cref="PredicateInfo.Create{T}"/>.</param>
    /// <exception cref="ArgumentException">The duration is negative.</exception>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(TimeSpan max, params PredicateInfo[] predicates) =>
        ExpectMsgAllOfMatchingPredicates(max, predicates, CancellationToken.None);

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(TimeSpan, PredicateInfo[])" />
    /// <param name="max">How long to wait for all of them; dilated.</param>
    /// <param name="predicates">The predicates, made with <see cref="PredicateInfo.Create{T}"/>.</param>
    /// <param name="cancellationToken">Ends the wait, as if the time were over.</param>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates,
        CancellationToken cancellationToken) =>
        Wait.Result(AllMatching(Wait.OnThisThread, DilatedMax(max), predicates, cancellationToken));

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(IReadOnlyCollection{PredicateInfo}, CancellationToken)" />
    public async IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(IReadOnlyCollection<PredicateInfo> predicates,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var message in await AllMatching(Wait.Asynchronously, RemainingOrDefault, predicates, cancellationToken).ConfigureAwait(false))
            yield return message;
    }

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(TimeSpan, IReadOnlyCollection{PredicateInfo}, CancellationToken)" />
    public async IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var message in await AllMatching(Wait.Asynchronously, DilatedMax(max), predicates, cancellationToken).ConfigureAwait(false))
            yield return message;
    }

    private async ValueTask<IReadOnlyCollection<object>> AllMatching(Wait wait, TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates,
        CancellationToken cancellation)
    {
        var received = await Many(wait, predicates.Count, max, cancellation).ConfigureAwait(false);
        var pairing = new PredicatePairing([.. predicates], received);
        AssertComplete(pairing.PredicatesLeft, pairing.MessagesLeft);
        return received;
    }
}
