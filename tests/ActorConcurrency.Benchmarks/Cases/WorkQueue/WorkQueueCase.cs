namespace ActorConcurrency.Benchmarks;

/// <summary>Four put into a queue with room for 128 items, four get, and say of each that it is done.</summary>
internal static class WorkQueueCase
{
    public const int Capacity = 128;
    public const int Operations = 100_000;

    private const string LacksOfQueues = "acknowledgement and redelivery, join, priorities, snapshot of who works on what";

    public static Case Only { get; } = new(
        "work-queue-4-4", Operations, new Target(1.5),
        new("ActorWorkQueue", () => new OurWorkQueue()),
        new("bounded Channel", () => new ChannelWorkQueue()),
        new("Nito AsyncProducerConsumerQueue", () => new NitoWorkQueue(), LacksOfQueues),
        new("Proto.Actor", () => new ProtoWorkQueue(), "redelivery, join, timeouts, cancellation: a minimal actor"));
}
