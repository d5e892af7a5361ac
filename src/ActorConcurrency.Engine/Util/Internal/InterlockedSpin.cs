namespace Akka.Util.Internal;

/// <summary>Optimistic updates of a shared reference: compute, exchange if nobody else did, otherwise again.</summary>
public static class InterlockedSpin
{
    /// <summary>Replaces the reference by a function of itself.</summary>
    /// <param name="reference">The shared variable.</param>
    /// <param name="updater">Gets the current reference; must be free of side effects, since it may run several times.</param>
    /// <typeparam name="T">What is referred to.</typeparam>
    /// <returns>The reference that was stored.</returns>
    public static T Swap<T>(ref T reference, Func<T, T> updater) where T : class? =>
        ConditionallySwap(ref reference, current =>
        {
            var updated = updater(current);
            return (true, updated, updated);
        });

    /// <summary>Replaces the reference by a function of itself, unless that function declines.</summary>
    /// <param name="reference">The shared variable.</param>
    /// <param name="updateIfTrue">
    /// Gets the current reference and gives (whether to store, what to store, what to return); must be free of side effects,
    /// since it may run several times.
    /// </param>
    /// <typeparam name="T">What is referred to.</typeparam>
    /// <typeparam name="TReturn">What is returned.</typeparam>
    /// <returns>The third item of the last run.</returns>
    public static TReturn ConditionallySwap<T, TReturn>(ref T reference, Func<T, (bool, T, TReturn)> updateIfTrue) where T : class?
    {
        var spin = new SpinWait();
        while (true)
        {
            var current = Volatile.Read(ref reference);
            var (store, updated, result) = updateIfTrue(current);
            if (!store || ReferenceEquals(Interlocked.CompareExchange(ref reference, updated, current), current))
                return result;

            spin.SpinOnce();
        }
    }
}
