using Akka.Actor;
using Akka.Event;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Writes log events to a test's output. What is logged after the test has ended has nowhere to go, and is dropped.</summary>
public class TestOutputLogger : ReceiveActor
{
    private readonly ITestOutputHelper _output;

    /// <summary>Creates the logger; it begins when it is told <see cref="InitializeLogger"/>.</summary>
    /// <param name="output">The test's output.</param>
    public TestOutputLogger(ITestOutputHelper output)
    {
        _output = output;
        Receive<InitializeLogger>(Begin);
        Receive<LogEvent>(Write);
    }

    private void Begin(InitializeLogger message)
    {
        foreach (var channel in new[] { typeof(Debug), typeof(Info), typeof(Warning), typeof(Error) })
            message.LoggingBus.Subscribe(Self, channel);
        Sender.Tell(new LoggerInitialized());
    }

    private void Write(LogEvent logEvent)
    {
        try
        {
            _output.WriteLine(Text(logEvent));
        }
        catch (InvalidOperationException)
        {
            // xunit says so when there is no active test.
        }
    }

    // A format that does not fit its arguments must not hide that something was logged.
    private static string Text(LogEvent logEvent)
    {
        try
        {
            return logEvent.ToString();
        }
        catch (FormatException wrong)
        {
            var format = logEvent.Message is LogMessage message ? message.Format : "";
            return $"[{logEvent.LogLevel()}][{logEvent.Timestamp:O}][{logEvent.LogSource}] Malformed log message \"{format}\": {wrong.Message}";
        }
    }
}
