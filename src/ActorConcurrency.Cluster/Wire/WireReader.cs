using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.Serialization;
using System.Text;

namespace ActorConcurrency;

/// <summary>Reads one thing.</summary>
internal delegate T WireRead<out T>(ref WireReader from);

/// <summary>
/// Reads what <see cref="WireWriter"/> wrote, and trusts nothing of it: whatever is not as it must be is a <see cref="SerializationException"/> that
/// says what and where, and a length or a count is compared with the bytes that are there before anything is allocated for it.
/// </summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    private readonly int Rest => _bytes.Length - _at;

    public byte Byte() => Take(1)[0];

    public bool Bool() => Byte() switch
    {
        0 => false,
        1 => true,
        var other => throw Bad($"{other} is neither yes nor no"),
    };

    public int Int() => Long() is var value && value == (int)value ? (int)value : throw Bad($"{value} is out of range");

    public long Long()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            // The tenth byte has one bit of the number.
            if (shift == 63 && next > 1) break;
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return (long)(value >> 1) ^ -(long)(value & 1);
        }

        throw Bad("a number has more than 64 bits");
    }

    public TimeSpan Time() => new(Long());

    public long Random() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public RequestId Id() => new(Random(), Long());

    public RequestId? IdOrNone() => Bool() ? Id() : null;

    public T Choice<T>() where T : struct, Enum
    {
        var value = Int();
        var choice = (T)Enum.ToObject(typeof(T), value);
        return Enum.IsDefined(choice) ? choice : throw Bad($"{value} is no {typeof(T).Name} that this version knows");
    }

    public string Text(int limit)
    {
        var length = Count(limit, "a text");
        try
        {
            return WireLimits.Utf8.GetString(Take(length));
        }
        catch (DecoderFallbackException)
        {
            throw Bad("a text is not UTF-8");
        }
    }

    public ImmutableArray<T> Items<T>(int limit, WireRead<T> read)
    {
        var count = Count(limit, "a list");
        var items = ImmutableArray.CreateBuilder<T>(count);
        for (var item = 0; item < count; item++) items.Add(read(ref this));
        return items.MoveToImmutable();
    }

    /// <summary>Nothing must be left.</summary>
    public readonly void End()
    {
        if (Rest > 0) throw Bad($"{Rest} bytes are left over");
    }

    /// <summary>What is thrown for bytes that are not as they must be.</summary>
    public readonly SerializationException Bad(string what) =>
        new($"Not readable: {what}, at byte {_at} of {_bytes.Length}. They are damaged, or a version wrote them that this one does not know.");

    // No item takes less than a byte.
    private int Count(int limit, string what)
    {
        var count = Long();
        if (count < 0 || count > limit) throw Bad($"{what} of {count}, where the limit is {limit}");
        if (count > Rest) throw Bad($"{what} of {count}, but only {Rest} bytes follow");
        return (int)count;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > Rest) throw Bad("the end is missing");
        _at += count;
        return _bytes.Slice(_at - count, count);
    }
}
