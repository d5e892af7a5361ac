namespace ActorConcurrency.Benchmarks;

/// <summary>One question after the other to an actor. The other way is a channel of promises.</summary>
internal static class AskCase
{
    public const int Operations = 50_000;

    public static Case Only { get; } = new(
        "ask", Operations, Target: null,
        new("Akka.NET actor", () => new AkkaAsk()),
        new("Channel and TaskCompletionSource", () => new ChannelAsk()),
        new Entry("Proto.Actor", () => new ProtoAsk(), "actor paths and selection, configuration by HOCON"));
}
