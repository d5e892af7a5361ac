using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// Writes what <see cref="WireReader"/> reads: whole numbers in as many bytes as they need, seven bits in each, the small ones of either sign first;
/// texts and lists behind their length. Whoever makes one disposes it. Not thread-safe.
/// </summary>
/// <param name="limit">How many bytes it may come to.</param>
internal sealed class WireWriter(int limit) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(256);
    private int _length;

    public void Byte(byte value) => Take(1)[0] = value;

    public void Bool(bool value) => Byte(value ? (byte)1 : (byte)0);

    public void Int(int value) => Long(value);

    public void Long(long value)
    {
        var rest = (ulong)((value << 1) ^ (value >> 63));
        for (; rest >= 0x80; rest >>= 7) Byte((byte)(rest | 0x80));
        Byte((byte)rest);
    }

    public void Time(TimeSpan value) => Long(value.Ticks);

    /// <summary>A number of which all values are as likely: eight bytes.</summary>
    public void Random(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);

    public void Id(RequestId value)
    {
        Random(value.Client);
        Long(value.Number);
    }

    public void IdOrNone(RequestId? value)
    {
        Bool(value is not null);
        if (value is { } id) Id(id);
    }

    /// <summary>Writes nothing: an actor that closes a session is its gateway's own business.</summary>
    /// <exception cref="ArgumentException">There is one.</exception>
    public void NoActor(IActorRef? actor)
    {
        if (actor is not null) throw new ArgumentException($"An actor does not travel: {actor} must be watched where it is known.", nameof(actor));
    }

    /// <exception cref="ArgumentException">The text is null, longer than it may be, or has half a character.</exception>
    public void Text(string value, int limit)
    {
        ArgumentNullException.ThrowIfNull(value);
        var bytes = WireLimits.Utf8.GetByteCount(value);
        if (bytes > limit) throw new ArgumentException($"A text of {bytes:N0} bytes of UTF-8 cannot be sent or stored: its limit is {limit:N0}.", nameof(value));
        Long(bytes);
        WireLimits.Utf8.GetBytes(value, Take(bytes));
    }

    /// <summary>A list; one that is not there counts as empty.</summary>
    /// <exception cref="ArgumentException">It has more items than it may have.</exception>
    public void Items<T>(ImmutableArray<T> items, int limit, Action<WireWriter, T> write)
    {
        if (items.IsDefault) items = [];
        if (items.Length > limit) throw new ArgumentException($"A list of {items.Length:N0} items cannot be sent or stored: its limit is {limit:N0}.", nameof(items));
        Long(items.Length);
        foreach (var item in items) write(this, item);
    }

    /// <summary>What was written so far; gone with the next thing that is written.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private Span<byte> Take(int count)
    {
        if (count > limit - _length) throw new ArgumentException($"It comes to more than {limit:N0} bytes, which is the limit of what is sent or stored at a time.");
        if (count > _buffer.Length - _length) Grow(_length + count);
        _length += count;
        return _buffer.AsSpan(_length - count, count);
    }

    private void Grow(int least)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(least, 2 * _buffer.Length));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
