namespace ActorConcurrency.Comparison;

/// <summary>By how much each participant of a run starts late: drawn from the seed, so that the moments shift against each other. Pure.</summary>
internal static class RaceSchedule
{
    private const int LargestPower = 13;

    /// <summary>Steps to spin before the action: none in half of the runs, else up to some thousands, small ones as often as large ones.</summary>
    /// <param name="seed">Where random numbers start.</param>
    /// <param name="run">The run's number.</param>
    /// <param name="participant">The participant's number.</param>
    public static int Steps(int seed, int run, int participant)
    {
        var drawn = Mix(((ulong)(uint)seed << 32) ^ ((ulong)(uint)run << 2) ^ (uint)participant);
        if ((drawn & 1) == 0) return 0;
        var power = (int)((drawn >> 1) % LargestPower);
        return (int)((drawn >> 8) % (1UL << (power + 1)));
    }

    /// <summary>Which action a participant does: they take turns, so that no thread always does the same.</summary>
    public static int Action(int run, int participant, int participants) => (run + participant) % participants;

    // The finalizer of a well-known generator: neighbours get numbers that have nothing to do with each other.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
