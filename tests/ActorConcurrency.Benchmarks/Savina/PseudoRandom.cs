namespace ActorConcurrency.Benchmarks;

/// <summary>The random numbers of Savina, so that the work is that of its definition.</summary>
internal sealed class PseudoRandom(long seed = 74755)
{
    private long _value = seed;

    public int Next(int below) => (int)(NextLong() % below);

    public double NextDouble() => 1.0 / (NextLong() + 1);

    private long NextLong() => _value = ((_value * 1309) + 13849) & 65535;
}
