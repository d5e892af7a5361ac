namespace ActorConcurrency.Benchmarks;

/// <summary>One thread, or eight, tell one actor the same object again and again. The other way is a channel with one reader.</summary>
internal static class TellCases
{
    public const int Operations = 800_000;

    public static Case One { get; } = Tell("tell-1", 1);

    public static Case Eight { get; } = Tell("tell-8", 8);

    private static Case Tell(string name, int producers) => new(
        name, Operations, new Target(1.2),
        new("actor that runs inline", () => new AkkaTell(producers, Dispatching.Inline)),
        new("unbounded Channel", () => new ChannelTell(producers)),
        new("actor, combining mailbox", () => new AkkaTell(producers, Dispatching.Combining)),
        new("Akka.NET actor", () => new AkkaTell(producers, Dispatching.Default)),
        new Entry("Proto.Actor", () => new ProtoTell(producers), "actor paths and selection, configuration by HOCON"));
}
