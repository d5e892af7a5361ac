namespace Akka.Util;

/// <summary>Random numbers without contention.</summary>
public static class ThreadLocalRandom
{
    /// <summary>A generator for the calling thread. Not for secrets.</summary>
    public static Random Current => Random.Shared;
}
