namespace ActorConcurrency;

/// <summary>How long a wait may be, on every side: from now-or-not to what a timer takes.</summary>
internal static class WaitLimit
{
    /// <summary>The longest.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <summary>The timeout, if it is one.</summary>
    /// <param name="timeout">The timeout.</param>
    /// <param name="forever">What to do to wait as long as it takes.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or too long.</exception>
    public static TimeSpan Checked(TimeSpan timeout, string forever = "call the method without 'Try' in its name")
    {
        if (timeout >= TimeSpan.Zero && timeout <= Longest) return timeout;
        throw new ArgumentOutOfRangeException(
            nameof(timeout), timeout, $"A timeout is 0 to {int.MaxValue} ms. To wait as long as it takes, {forever}.");
    }
}
