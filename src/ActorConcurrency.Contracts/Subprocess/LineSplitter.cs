using System.Text;

namespace ActorConcurrency;

/// <summary>
/// Makes lines of bytes. A line ends with a line feed, before which a carriage return belongs to the end; a carriage return alone is text, for to know
/// it one would have to wait for what follows. A line that is too long comes in pieces, cut between characters. Not thread-safe.
/// </summary>
/// <param name="maxLine">How many bytes a line or piece may have: at least 4, for a character.</param>
internal sealed class LineSplitter(int maxLine)
{
    private byte[] _line = new byte[Math.Min(maxLine, 256)];
    private int _length;

    /// <summary>Takes bytes as they come.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="lines">Gets the lines that are now whole.</param>
    public void Add(ReadOnlySpan<byte> bytes, List<(string Text, LineEnd End)> lines)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            Append(end < 0 ? bytes : bytes[..end], lines);
            if (end >= 0) lines.Add(TakeLine());
            bytes = end < 0 ? default : bytes[(end + 1)..];
        }
    }

    /// <summary>Nothing follows: what is left is a line without an end.</summary>
    public void End(List<(string Text, LineEnd End)> lines)
    {
        if (_length > 0) lines.Add((Take(_length), LineEnd.None));
    }

    private void Append(ReadOnlySpan<byte> body, List<(string Text, LineEnd End)> lines)
    {
        while (_length + body.Length > maxLine)
        {
            var part = maxLine - _length;
            Copy(body[..part]);
            body = body[part..];
            lines.Add((Take(_length - Unfinished()), LineEnd.None));
        }

        Copy(body);
    }

    private (string Text, LineEnd End) TakeLine()
    {
        if (_length == 0 || _line[_length - 1] != '\r') return (Take(_length), LineEnd.LineFeed);
        _length--;
        return (Take(_length), LineEnd.CarriageReturnLineFeed);
    }

    // A character of which bytes are still to come, or a carriage return that may belong to the end, is not cut off.
    private int Unfinished()
    {
        var line = _line.AsSpan(0, _length);
        if (line[^1] == '\r') return 1;
        return Rune.DecodeLastFromUtf8(line, out _, out var bytes) == System.Buffers.OperationStatus.NeedMoreData ? bytes : 0;
    }

    private string Take(int count)
    {
        var text = Encoding.UTF8.GetString(_line, 0, count);
        _line.AsSpan(count, _length - count).CopyTo(_line);
        _length -= count;
        return text;
    }

    private void Copy(ReadOnlySpan<byte> bytes)
    {
        var needed = _length + bytes.Length;
        if (needed > _line.Length) Array.Resize(ref _line, Math.Min(maxLine, Math.Max(needed, 2 * _line.Length)));
        bytes.CopyTo(_line.AsSpan(_length));
        _length = needed;
    }
}
