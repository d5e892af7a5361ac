namespace ActorConcurrency;

/// <content>The formats of its facts.</content>
internal static partial class LockSetFormat
{
    public static void Facts(WireTable table)
    {
        table.Add<LockSetFact.Created>(
            64,
            static (to, fact) => { to.Bool(fact.Ordered); to.Int(fact.MaxWaiters); to.Long(fact.LastToken); },
            static (ref from) => new(from.Bool(), from.Int(), from.Long()));
        table.Add<LockSetFact.Queued>(
            65,
            static (to, fact) => { Write(to, fact.Request); to.IdOrNone(fact.Run); },
            static (ref from) => new(ReadAcquire(ref from), from.IdOrNone()));
        table.Add<LockSetFact.Granted>(
            66,
            static (to, fact) => { Write(to, fact.Grant); to.IdOrNone(fact.Session); to.IdOrNone(fact.Run); },
            static (ref from) => new(ReadGranted(ref from), from.IdOrNone(), from.IdOrNone()));
        table.Add<LockSetFact.Returned>(
            67,
            static (to, fact) => to.Id(fact.Id),
            static (ref from) => new(from.Id()));
        table.Add<LockSetFact.Withdrawn>(
            68,
            static (to, fact) => to.Id(fact.Id),
            static (ref from) => new(from.Id()));
        table.Add<LockSetFact.Reclaimed>(
            69,
            static (to, fact) => to.Id(fact.Id),
            static (ref from) => new(from.Id()));
        table.Add<LockSetFact.SessionOpened>(
            70,
            static (to, fact) => { to.Id(fact.Session); to.Text(fact.Label, WireLimits.Label); },
            static (ref from) => new(from.Id(), from.Text(WireLimits.Label)));
        table.Add<LockSetFact.SessionClosed>(
            71,
            static (to, fact) => to.Id(fact.Session),
            static (ref from) => new(from.Id()));
    }
}
