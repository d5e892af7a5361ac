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
            _output.WriteLine(logEvent.ToString());
        }
        catch (FormatException wrong)
        {
            Report(logEvent, wrong);
        }
        catch (InvalidOperationException)
        {
            // xunit says so when there is no active test.
        }
    }

    // A format that does not fit its arguments must not hide that something was logged, nor what caused it.
    private static void Report(LogEvent logEvent, FormatException wrong)
    {
        var format = logEvent.Message is LogMessage message ? message.Format : "";
        Exception cause = logEvent.Cause is { } original ? new AggregateException(wrong, original) : wrong;
        Context.System.EventStream.Publish(new Error(cause, logEvent.LogSource, logEvent.LogClass,
            $"Received a malformed formatted message. Log level: [{logEvent.LogLevel()}], Template: [{format}]"));
    }
}
