namespace ActorConcurrency;

/// <summary>The formats of the three things that go out as they are: the two messages, and the entry of the journal.</summary>
internal static class EnvelopeFormat
{
    public static void Write(WireWriter to, ToEntity message)
    {
        to.Text(message.Name, WireLimits.Name);
        to.Random(message.Client);
        to.Long(message.Floor);
        to.Items(message.First, WireLimits.Items, WireTables.Commands.Write);
        WireTables.Commands.WriteOrNone(to, message.Command);
    }

    public static ToEntity ReadToEntity(ref WireReader from) => new(
        from.Text(WireLimits.Name), from.Random(), from.Long(), from.Items(WireLimits.Items, WireTables.Commands.Read), WireTables.Commands.ReadOrNone(ref from));

    public static void Write(WireWriter to, FromEntity message)
    {
        to.Random(message.Client);
        to.Long(message.Incarnation);
        to.Time(message.Age);
        WireTables.Replies.Write(to, message.Reply);
    }

    public static FromEntity ReadFromEntity(ref WireReader from) => new(from.Random(), from.Long(), from.Time(), WireTables.Replies.Read(ref from));

    public static void Write(WireWriter to, Entry entry)
    {
        to.Long(entry.At.UtcTicks);
        to.Items(entry.Facts, WireLimits.Facts, WireTables.Facts.Write);
    }

    public static Entry ReadEntry(ref WireReader from) => new(ReadAt(ref from), from.Items(WireLimits.Facts, WireTables.Facts.Read));

    private static DateTimeOffset ReadAt(ref WireReader from) =>
        from.Long() is var ticks && ticks >= DateTimeOffset.MinValue.Ticks && ticks <= DateTimeOffset.MaxValue.Ticks
            ? new(ticks, TimeSpan.Zero)
            : throw from.Bad($"{ticks} is no moment");
}
