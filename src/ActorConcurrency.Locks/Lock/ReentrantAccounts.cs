namespace ActorConcurrency.Locks;

/// <summary>
/// Accounts of which one thread at a time changes any: a transfer holds the lock, and calls what takes it again. Source: the page's
/// <c>threading.RLock</c>, in a program of the kind for which Python has it.
/// </summary>
/// <remarks>
/// <para>Faults, kept: the lock belongs to a thread, so nothing inside may await; a thread that ends in the middle of a transfer without
/// <c>with</c> keeps it. With a <c>Lock</c> in place of the <c>RLock</c> the first transfer would wait for itself.</para>
/// <para>Thread-safe.</para>
/// </remarks>
/// <param name="from">What is in the first account.</param>
/// <param name="to">What is in the second account.</param>
public sealed class ReentrantAccounts(int from, int to)
{
    private readonly int[] _balances = [from, to];

    /// <summary>The lock of both.</summary>
    public PythonRLock Lock { get; } = new();

    /// <summary>What both have together, which no transfer changes.</summary>
    public int Total
    {
        get { using (Lock.Enter()) return _balances[0] + _balances[1]; }
    }

    /// <summary>What one has.</summary>
    /// <param name="account">0 or 1.</param>
    public int Balance(int account)
    {
        using (Lock.Enter()) return _balances[account];
    }

    /// <summary>Adds to an account.</summary>
    /// <param name="account">0 or 1.</param>
    /// <param name="amount">How much.</param>
    public void Deposit(int account, int amount)
    {
        using (Lock.Enter()) _balances[account] += amount;
    }

    /// <summary>Moves an amount from the first account to the second, with two calls that take the lock again.</summary>
    /// <param name="amount">How much.</param>
    public void Transfer(int amount)
    {
        using (Lock.Enter())
        {
            Deposit(0, -amount);
            Deposit(1, amount);
        }
    }
}
