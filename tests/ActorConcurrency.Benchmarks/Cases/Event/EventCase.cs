namespace ActorConcurrency.Benchmarks;

/// <summary>An event is set that 10,000 wait for; the figure is that of one of them.</summary>
/// <remarks>
/// The baseline is one <see cref="TaskCompletionSource"/> for all: it is what one writes who has no such event, and the cheaper one. With one
/// for each, which a wait needs that is to end by itself, it is a peer.
/// </remarks>
internal static class EventCase
{
    public const int Waiters = 10_000;

    private const string LacksOfLibraries = "numbered signals, pulse, snapshot of who waits";

    public static Case Only { get; } = new(
        "event", Waiters, new Target(1.5),
        new("ActorEvent", () => new OurEvent()),
        new("one TaskCompletionSource", () => new SharedPromiseEvent()),
        new("a TaskCompletionSource each", () => new PromisePerWaiterEvent(), "thread safety, reset, " + LacksOfLibraries),
        new("Nito AsyncManualResetEvent", () => new NitoEvent(), LacksOfLibraries),
        new("DotNext AsyncManualResetEvent", () => new DotNextEvent(), "numbered signals, snapshot of who waits"),
        new("Proto.Actor", () => new ProtoEvent(), "timeouts, cancellation, numbered signals: a minimal actor"));
}
