namespace ActorConcurrency.Benchmarks;

/// <summary>A tick for 100,000 subscribers: from the moment at which it is due until the last has handled it.</summary>
internal static class BroadcastCase
{
    public const int Subscribers = 100_000;

    public static Case Only { get; } = new(
        "broadcast", Subscribers, new Target(50, Kind: TargetKind.Milliseconds),
        new("ActorTicker", () => new OurBroadcast()),
        new("PeriodicTimer, a Channel each", () => new TimerBroadcast()),
        new Entry("Proto.Actor", () => new ProtoBroadcast(), "a schedule, subscriptions and their end: a minimal actor"));
}
