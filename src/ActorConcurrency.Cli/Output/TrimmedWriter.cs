using System.Text;

namespace ActorConcurrency.Cli;

/// <summary>Leaves out the spaces at the ends of lines, which fill the columns of tables. Not thread-safe.</summary>
/// <param name="inner">Where the rest goes; not disposed.</param>
internal sealed class TrimmedWriter(TextWriter inner) : TextWriter
{
    private int _spaces;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (value == ' ')
        {
            _spaces++;
            return;
        }

        if (value is not ('\n' or '\r'))
            for (; _spaces > 0; _spaces--) inner.Write(' ');
        _spaces = 0;
        inner.Write(value);
    }

    public override void Flush() => inner.Flush();
}
