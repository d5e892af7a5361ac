namespace ActorConcurrency;

/// <summary>
/// The closed list of the records that may stand at one kind of place, each under a tag of one byte: nothing that is written names a type, and
/// nothing that is read chooses one. Thread-safe once constructed.
/// </summary>
/// <remarks>A tag is for ever: the journal has it. Tags are added, and none is used again for something else.</remarks>
internal sealed class WireTable
{
    private const byte None = 0;

    private readonly string _kind;
    private readonly Dictionary<Type, (byte Tag, Action<WireWriter, object> Write)> _writers = [];
    private readonly WireRead<object>?[] _readers = new WireRead<object>?[256];

    /// <param name="kind">What stands there, for messages: "command".</param>
    /// <param name="families">Each adds its records.</param>
    public WireTable(string kind, params ReadOnlySpan<Action<WireTable>> families)
    {
        _kind = kind;
        foreach (var family in families) family(this);
    }

    /// <summary>What may stand there.</summary>
    public IReadOnlyCollection<Type> Types => _writers.Keys;

    /// <summary>Adds a record.</summary>
    /// <param name="tag">Its tag: not 0, and nobody else's in this table.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="read">Reads it, in the same order.</param>
    public void Add<T>(byte tag, Action<WireWriter, T> write, WireRead<T> read) where T : class
    {
        if (tag == None || _readers[tag] is not null) throw new ArgumentException($"The tag {tag} is taken.", nameof(tag));
        _readers[tag] = read;
        _writers.Add(typeof(T), (tag, (to, value) => write(to, (T)value)));
    }

    /// <summary>Adds a record without contents.</summary>
    public void Add<T>(byte tag, T instance) where T : class => Add(tag, static (_, _) => { }, (ref _) => instance);

    /// <exception cref="ArgumentException">It is not in the table.</exception>
    public void Write(WireWriter to, object value)
    {
        if (!_writers.TryGetValue(value.GetType(), out var format))
            throw new ArgumentException($"{value.GetType()} is no {_kind} that can be sent to another node or stored.", nameof(value));
        to.Byte(format.Tag);
        format.Write(to, value);
    }

    public void WriteOrNone(WireWriter to, object? value)
    {
        if (value is null) to.Byte(None);
        else Write(to, value);
    }

    public object Read(ref WireReader from) => Read(ref from, from.Byte());

    public object? ReadOrNone(ref WireReader from) => from.Byte() is var tag && tag == None ? null : Read(ref from, tag);

    private object Read(ref WireReader from, byte tag) =>
        _readers[tag] is { } read ? read(ref from) : throw from.Bad($"{tag} is the tag of no {_kind} that this version knows");
}
