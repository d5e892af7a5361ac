using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Serialization;

namespace ActorConcurrency;

/// <summary>
/// Writes and reads the four things of clustered recipes that leave their process: two messages, the entry of the journal and the snapshot. A closed
/// list, by hand, and suspicious: see <see cref="WireReader"/>. Thread-safe.
/// </summary>
/// <remarks>
/// <para>A manifest is a letter and the version of that format. A version may add records, each under a tag of its own; whatever changes a record that
/// is there takes the next digit, and goes on reading the one before: the journal has both.</para>
/// <para>A version cannot read what a later one has added, and says so. Therefore all nodes are updated before any makes use of what is new, and
/// none goes back behind what the journal has.</para>
/// </remarks>
internal sealed class ClusterSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private const string ToEntityManifest = "q1";
    private const string FromEntityManifest = "a1";
    private const string EntryManifest = "e1";
    private const string ImageManifest = "s1";

    /// <inheritdoc/>
    public override string Manifest(object o) => o switch
    {
        ToEntity => ToEntityManifest,
        FromEntity => FromEntityManifest,
        Entry => EntryManifest,
        EntityImage => ImageManifest,
        _ => throw Foreign(o),
    };

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">It is larger than it may be, or has in it what does not travel.</exception>
    public override byte[] ToBinary(object obj) => obj switch
    {
        ToEntity message => Write(message, WireLimits.Message, EnvelopeFormat.Write),
        FromEntity message => Write(message, WireLimits.Message, EnvelopeFormat.Write),
        Entry entry => Write(entry, WireLimits.Stored, EnvelopeFormat.Write),
        EntityImage image => ImageFormat.Write(image),
        _ => throw Foreign(obj),
    };

    /// <inheritdoc/>
    /// <exception cref="SerializationException">The bytes are damaged, hostile, or of a later version.</exception>
    public override object FromBinary(byte[] bytes, string manifest) => manifest switch
    {
        ToEntityManifest => Read(bytes, WireLimits.Message, EnvelopeFormat.ReadToEntity),
        FromEntityManifest => Read(bytes, WireLimits.Message, EnvelopeFormat.ReadFromEntity),
        EntryManifest => Read(bytes, WireLimits.Stored, EnvelopeFormat.ReadEntry),
        ImageManifest => ImageFormat.Read(Checked(bytes, WireLimits.Stored)),
        _ => throw Unknown(manifest),
    };

    private static byte[] Write<T>(T value, int limit, Action<WireWriter, T> write)
    {
        using var to = new WireWriter(limit);
        write(to, value);
        return to.Written.ToArray();
    }

    private static T Read<T>(byte[] bytes, int limit, WireRead<T> read)
    {
        var from = new WireReader(Checked(bytes, limit));
        var value = read(ref from);
        from.End();
        return value;
    }

    private static ReadOnlySpan<byte> Checked(byte[] bytes, int limit) => bytes.Length <= limit
        ? bytes
        : throw new SerializationException($"Not readable: {bytes.Length:N0} bytes, where the limit is {limit:N0}.");

    private static ArgumentException Foreign(object value) => new($"{value.GetType()} is not for this serializer.", nameof(value));

    private static SerializationException Unknown(string? manifest)
    {
        var isLater = manifest is [var letter, .. var digits] && "qaes".Contains(letter) && int.TryParse(digits, out var version) && version > 1;
        return new(isLater
            ? $"'{manifest}' is the format of a later version of ActorConcurrency.Cluster: update this node to it. What a later version has written to the "
                + "journal cannot be read by an earlier one."
            : $"'{WireLimits.Shown(manifest)}' is the format of nothing that clustered recipes send or store.");
    }
}
