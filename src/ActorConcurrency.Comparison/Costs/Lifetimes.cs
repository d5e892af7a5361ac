namespace ActorConcurrency.Comparison;

/// <summary>Make one and be through with it: the operation of everything whose beginning and end are what it costs, with a count of those that went as they should.</summary>
internal static class Lifetimes
{
    /// <param name="live">Makes one, uses it and ends it; gives whether that went as it should.</param>
    /// <param name="right">What one does that went as it should, as it completes “9 …”.</param>
    public static CostSubject Blocking(Func<bool> live, string right)
    {
        var ledger = new Ledger(right);
        return CostSubject.Blocking(
            work =>
            {
                ledger.Note(live());
                work.Do();
            },
            ledger.Check);
    }

    /// <inheritdoc cref="Blocking"/>
    public static CostSubject Async(Func<ValueTask<bool>> live, string right)
    {
        var ledger = new Ledger(right);
        return CostSubject.Async(
            async work =>
            {
                ledger.Note(await live().ConfigureAwait(false));
                work.Do();
            },
            done => new(ledger.Check(done)));
    }

    private sealed class Ledger(string right)
    {
        private long _right;

        public void Note(bool isRight)
        {
            if (isRight) Interlocked.Increment(ref _right);
        }

        public string? Check(long done)
        {
            var ended = Interlocked.Read(ref _right);
            return ended == done ? null : $"of {done} {ended} {right}";
        }
    }
}
