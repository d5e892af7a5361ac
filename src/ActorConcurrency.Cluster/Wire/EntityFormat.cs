namespace ActorConcurrency;

/// <summary>The formats of what an entity and its gateways say besides a recipe's protocol, and of an entity's facts.</summary>
internal static class EntityFormat
{
    public static void Commands(WireTable table)
    {
        table.Add<Hello>(
            1,
            static (to, hello) => WireTables.Makings.Write(to, hello.Making),
            static (ref from) => new(WireTables.Makings.Read(ref from)));
        table.Add(2, Bye.Instance);
        table.Add<Beat>(
            3,
            static (to, beat) => to.Long(beat.Sequence),
            static (ref from) => new(from.Long()));
        table.Add<Delete>(
            4,
            static (to, delete) => to.Id(delete.Id),
            static (ref from) => new(from.Id()));
    }

    public static void Replies(WireTable table)
    {
        table.Add<Welcome>(
            1,
            static (to, welcome) => to.Time(welcome.Ttl),
            static (ref from) => new(from.Time()));
        table.Add(2, Unknown.Instance);
        table.Add<Beaten>(
            3,
            static (to, beaten) => to.Long(beaten.Sequence),
            static (ref from) => new(from.Long()));
        table.Add<Deleted>(
            4,
            static (to, deleted) => { to.Id(deleted.Id); to.Bool(deleted.InUse); },
            static (ref from) => new(from.Id(), from.Bool()));
        table.Add<Queued>(
            5,
            static (to, queued) => to.Id(queued.Id),
            static (ref from) => new(from.Id()));
        table.Add<Settled>(
            6,
            static (to, settled) => to.Items(settled.Ids, WireLimits.Items, static (to, id) => to.Id(id)),
            static (ref from) => new(from.Items(WireLimits.Items, static (ref from) => from.Id())));
    }

    public static void Facts(WireTable table)
    {
        table.Add<EntityFact.Incarnated>(
            1,
            static (to, fact) => to.Long(fact.Number),
            static (ref from) => new(from.Long()));
        table.Add(2, EntityFact.Fenced.Instance);
        table.Add<EntityFact.ClientOpened>(
            3,
            static (to, fact) => { to.Random(fact.Client); to.Text(fact.Gateway, WireLimits.Path); },
            static (ref from) => new(from.Random(), from.Text(WireLimits.Path)));
        table.Add<EntityFact.ClientClosed>(
            4,
            static (to, fact) => to.Random(fact.Client),
            static (ref from) => new(from.Random()));
        table.Add<EntityFact.Settled>(
            5,
            static (to, fact) => { to.Random(fact.Client); to.Long(fact.Floor); },
            static (ref from) => new(from.Random(), from.Long()));
        table.Add<EntityFact.Finished>(
            6,
            static (to, fact) => { to.Id(fact.Id); WireTables.Replies.WriteOrNone(to, fact.Answer); },
            static (ref from) => new(from.Id(), WireTables.Replies.ReadOrNone(ref from)));
        table.Add<EntityFact.Erased>(
            7,
            static (to, fact) => to.Long(fact.LastToken),
            static (ref from) => new(from.Long()));
    }
}
