using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>What all queues have in common.</summary>
internal static class QueueRows
{
    /// <summary>What helps when a process ends.</summary>
    public const string Durable = "a durable store or a message broker: the item is written there before its put is answered, and deleted when its work is done; costs a write for each, and work may be done twice";

    /// <summary>What a queue in memory keeps ends with its process.</summary>
    public static FailureCase DiesWithItsProcess(Column<Line> column, Func<ActorSystem, Line> create) =>
        column.Does(Failure.HostKilled, Effect.Lost, QueueFailures.HostIsKilledAsync, Durable) with { Elsewhere = (system, told) => QueueFailures.LiveElsewhereAsync(create(system), told) };

    /// <summary>Every side survives that whose get takes a token and a timeout.</summary>
    public static IEnumerable<FailureCase> Survived(Column<Line> column) =>
    [
        column.Tries(Failure.CancelWaiting, Effect.Survived, QueueFailures.CancelsWaitingAsync),
        column.Tries(Failure.CancelRace, Effect.Survived, QueueFailures.RacesAsync),
        column.Does(Failure.TimeoutRace, Effect.Survived, run => QueueFailures.TimesOutAsync(run, () => column.Create(run))),
    ];
}
