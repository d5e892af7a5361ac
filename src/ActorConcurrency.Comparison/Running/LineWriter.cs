using System.Text;

namespace ActorConcurrency.Comparison;

/// <summary>A text writer that hands on whole lines. Thread-safe as <see cref="Console.Out"/> is: the console wraps it in a lock.</summary>
internal sealed class LineWriter(Action<string> onLine) : TextWriter
{
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (value == '\n')
        {
            onLine(_line.ToString());
            _line.Clear();
        }
        else if (value != '\r')
        {
            _line.Append(value);
        }
    }
}
