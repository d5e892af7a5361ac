using System.Collections.Immutable;

namespace ActorConcurrency;

internal sealed partial class LockSetLeases
{
    /// <summary>Locks that were granted together, in their order. Compares by identity.</summary>
    internal sealed class Lease(RequestId id, ImmutableArray<string> names, RequestId? session, long fencingToken, TimeSpan since)
    {
        private HashSet<LockSetWaiter>? _namedBy;

        /// <summary>By the highest name.</summary>
        public static Comparer<Lease> Upwards { get; } = Comparer<Lease>.Create(static (one, other) =>
            string.CompareOrdinal(one.Highest, other.Highest) is not 0 and var order ? order : one.FencingToken.CompareTo(other.FencingToken));

        public RequestId Id => id;

        public ImmutableArray<string> Names => names;

        /// <summary>The last of the names; null if there is none.</summary>
        public string? Highest => names.IsEmpty ? null : names[^1];

        public RequestId? Session => session;

        public long FencingToken => fencingToken;

        public TimeSpan Since => since;

        /// <summary>The waiters whose request named this lease as one they hold.</summary>
        public IReadOnlyCollection<LockSetWaiter> NamedBy => _namedBy ?? (IReadOnlyCollection<LockSetWaiter>)[];

        /// <summary>A waiter's request names this lease.</summary>
        public void Name(LockSetWaiter waiter)
        {
            if ((_namedBy ??= []).Add(waiter)) waiter.Named++;
        }

        /// <summary>Such a waiter leaves.</summary>
        public void Forget(LockSetWaiter waiter)
        {
            if (_namedBy?.Remove(waiter) is true) waiter.Named--;
        }
    }

    /// <summary>A session.</summary>
    internal sealed class Owner(string label)
    {
        public string Label => label;

        /// <summary>What it holds.</summary>
        public SortedSet<Lease> Leases { get; } = new(Lease.Upwards);

        /// <summary>Its request in the queue, of which there is one at a time; null: it does not wait.</summary>
        public LockSetWaiter? Waiter { get; set; }
    }
}
