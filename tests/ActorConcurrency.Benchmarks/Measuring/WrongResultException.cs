namespace ActorConcurrency.Benchmarks;

/// <summary>A case has not computed what it should have: how fast it was means nothing.</summary>
internal sealed class WrongResultException(string message) : Exception(message)
{
    public static void ThrowUnless<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual)) throw new WrongResultException($"{what}: {actual} instead of {expected}");
    }
}
