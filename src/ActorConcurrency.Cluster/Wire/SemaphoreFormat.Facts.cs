namespace ActorConcurrency;

/// <content>The formats of its facts.</content>
internal static partial class SemaphoreFormat
{
    public static void Facts(WireTable table)
    {
        table.Add<SemaphoreFact.Created>(
            32,
            static (to, fact) => { to.Int(fact.Initial); to.Int(fact.Maximum); to.Int(fact.MaxWaiters); to.Long(fact.LastToken); },
            static (ref from) => new(from.Int(), from.Int(), from.Int(), from.Long()));
        table.Add<SemaphoreFact.Queued>(
            33,
            static (to, fact) => { to.Id(fact.Id); to.Int(fact.Permits); to.IdOrNone(fact.Session); },
            static (ref from) => new(from.Id(), from.Int(), from.IdOrNone()));
        table.Add<SemaphoreFact.Granted>(
            34,
            static (to, fact) => { to.Id(fact.Id); to.Int(fact.Permits); to.Long(fact.Token); to.IdOrNone(fact.Session); },
            static (ref from) => new(from.Id(), from.Int(), from.Long(), from.IdOrNone()));
        table.Add<SemaphoreFact.Returned>(
            35,
            static (to, fact) => to.Id(fact.Id),
            static (ref from) => new(from.Id()));
        table.Add<SemaphoreFact.Withdrawn>(
            36,
            static (to, fact) => to.Id(fact.Id),
            static (ref from) => new(from.Id()));
        table.Add<SemaphoreFact.Reclaimed>(
            37,
            static (to, fact) => to.Id(fact.Id),
            static (ref from) => new(from.Id()));
        table.Add<SemaphoreFact.Released>(
            38,
            static (to, fact) => to.Int(fact.Permits),
            static (ref from) => new(from.Int()));
        table.Add<SemaphoreFact.Drained>(
            39,
            static (to, fact) => to.Int(fact.Permits),
            static (ref from) => new(from.Int()));
        table.Add<SemaphoreFact.MaximumChanged>(
            40,
            static (to, fact) => to.Int(fact.Maximum),
            static (ref from) => new(from.Int()));
        table.Add<SemaphoreFact.SessionOpened>(
            41,
            static (to, fact) => { to.Id(fact.Session); to.Text(fact.Label, WireLimits.Label); },
            static (ref from) => new(from.Id(), from.Text(WireLimits.Label)));
        table.Add<SemaphoreFact.SessionClosed>(
            42,
            static (to, fact) => to.Id(fact.Session),
            static (ref from) => new(from.Id()));
    }
}
