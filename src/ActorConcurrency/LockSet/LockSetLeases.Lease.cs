using System.Collections.Immutable;

namespace ActorConcurrency;

internal sealed partial class LockSetLeases
{
    /// <summary>
    /// Locks that were granted together, in their order. Compares by identity. One that a handle takes directly is used again when it is back: the
    /// fencing token tells the uses apart, for no two grants have the same; it is 0 while nobody holds it.
    /// </summary>
    internal sealed class Lease : LockHolding
    {
        // No client's: each makes up a number of its own.
        private const long Lent = 0x4C_65_6E_74L << 32;

        private readonly RequestId _id;
        private readonly int _slot = -1;
        private HashSet<LockSetWaiter>? _namedBy;
        private Gateway _gateway = null!;
        private long _token;

        /// <summary>Granted by message.</summary>
        public Lease(RequestId id, ImmutableArray<string> names, RequestId? session, long token, TimeSpan since) =>
            (_id, Names, Session, _token, Since) = (id, names, session, token, since);

        /// <summary>To be taken directly.</summary>
        /// <param name="slot">Its place among those like it.</param>
        public Lease(int slot) => _slot = slot;

        /// <summary>By the highest name.</summary>
        public static Comparer<Lease> Upwards { get; } = Comparer<Lease>.Create(static (one, other) =>
            string.CompareOrdinal(one.Highest, other.Highest) is not 0 and var order ? order : one.FencingToken.CompareTo(other.FencingToken));

        public RequestId Id => IdOf(FencingToken);

        public bool IsLent => _slot >= 0;

        public ImmutableArray<string> Names { get; private set; } = [];

        /// <summary>The last of the names; null if there is none.</summary>
        public string? Highest => Names.IsEmpty ? null : Names[^1];

        public RequestId? Session { get; }

        /// <summary>The run that it was granted in; null: none, or it is the first in it.</summary>
        public RequestId? Run { get; init; }

        /// <summary>The current grant's token. Changed by who has the actor's turn.</summary>
        public long FencingToken
        {
            get => Volatile.Read(ref _token);
            set => Volatile.Write(ref _token, value);
        }

        /// <summary>When it was granted: by the exact clock, or by the coarse one if it is lent.</summary>
        public TimeSpan Since { get; set; }

        /// <summary>Its locks, if it is lent; it keeps them while it is spare, for whoever asks for the same next.</summary>
        public NamedLock[] Locks { get; private set; } = [];

        /// <summary>What was asked for the last time, in that order; null: nothing yet.</summary>
        public string[]? Asked { get; private set; }

        /// <summary>The next spare one.</summary>
        public Lease? NextSpare { get; set; }

        /// <summary>The waiters whose request named this lease as one they hold.</summary>
        public IReadOnlyCollection<LockSetWaiter> NamedBy => _namedBy ?? (IReadOnlyCollection<LockSetWaiter>)[];

        /// <summary>The lease of a handle. Before anybody else knows of the grant.</summary>
        public LockLease For(Gateway gateway)
        {
            _gateway = gateway;
            return new(this, Names, FencingToken);
        }

        public override bool IsLive(long token) => FencingToken == token;

        public override RequestId IdOf(long token) => IsLent ? new(Lent + _slot, -token) : _id;

        /// <summary>The place of a lease with such an id, if it is lent.</summary>
        public static bool TryReadId(RequestId id, out int slot, out long token)
        {
            (slot, token) = ((int)(id.Client - Lent), -id.Number);
            return id.Client - Lent is >= 0 and <= int.MaxValue;
        }

        /// <summary>Sets what it is for.</summary>
        public void Learn(string[]? asked, ImmutableArray<string> names, NamedLock[] locks) => (Asked, Names, Locks) = (asked, names, locks);

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

        /// <summary>Nobody names it any more.</summary>
        public void ForgetAll() => _namedBy?.Clear();

        public override void Return(long token)
        {
            if (FencingToken == token) _gateway.DoLate(new ReturnLocksStep(this, token));
        }

        // Nobody takes it back unasked but the end of the actor.
        public override CancellationToken Lost(long token)
        {
            var gateway = _gateway;
            return FencingToken == token ? gateway.Lost : CancellationToken.None;
        }
    }

    /// <summary>A lock that somebody holds, or that a spare lease keeps in mind.</summary>
    internal sealed class NamedLock(string name)
    {
        public string Name => name;

        /// <summary>Who holds it; null: it is free.</summary>
        public Lease? Holder { get; set; }

        /// <summary>How many leases have it, spare ones included.</summary>
        public int Users { get; set; }
    }

    /// <summary>A session, or a run.</summary>
    internal sealed class Owner(string label)
    {
        public string Label => label;

        /// <summary>What it holds.</summary>
        public SortedSet<Lease> Leases { get; } = new(Lease.Upwards);

        /// <summary>Its request in the queue, of which there is one at a time; null: it does not wait.</summary>
        public LockSetWaiter? Waiter { get; set; }
    }
}
