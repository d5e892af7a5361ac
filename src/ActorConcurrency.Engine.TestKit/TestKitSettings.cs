using Akka.Actor;
using Akka.Configuration;

namespace Akka.TestKit;

/// <summary>The block <c>akka.test</c> of a system's configuration, read once. Immutable and thread-safe.</summary>
public class TestKitSettings : IExtension
{
    /// <summary>Reads the settings.</summary>
    /// <param name="config">A whole configuration: the paths read begin with <c>akka.test</c>.</param>
    /// <exception cref="ConfigurationException"><paramref name="config"/> is null or empty, or the time factor is not above zero.</exception>
    public TestKitSettings(Config config)
    {
        if (config is null || config.IsEmpty)
            throw new ConfigurationException($"Failed to instantiate {nameof(TestKitSettings)}: Configuration is null or empty");

        TestTimeFactor = config.GetDouble("akka.test.timefactor", 1.0);
        if (!(TestTimeFactor > 0))
            throw new ConfigurationException($"Expected a positive value for \"akka.test.timefactor\" but found {TestTimeFactor}");

        DefaultTimeout = config.GetTimeSpan("akka.test.default-timeout", TimeSpan.FromSeconds(5), false);
        SingleExpectDefault = config.GetTimeSpan("akka.test.single-expect-default", TimeSpan.FromSeconds(3), false);
        TestEventFilterLeeway = config.GetTimeSpan("akka.test.filter-leeway", TimeSpan.FromSeconds(3), false);
        LogTestKitCalls = config.GetBoolean("akka.test.testkit.debug", false);
    }

    /// <summary>How long latches and barriers wait by default: <c>akka.test.default-timeout</c>, 5 s.</summary>
    public TimeSpan DefaultTimeout { get; }

    /// <summary>How long an expectation waits by default: <c>akka.test.single-expect-default</c>, 3 s.</summary>
    public TimeSpan SingleExpectDefault { get; }

    /// <summary>How long an event filter waits by default: <c>akka.test.filter-leeway</c>, 3 s.</summary>
    public TimeSpan TestEventFilterLeeway { get; }

    /// <summary>The factor by which maximum durations are stretched: <c>akka.test.timefactor</c>, 1.</summary>
    public double TestTimeFactor { get; }

    /// <summary>Whether a kit logs its receives at debug level: <c>akka.test.testkit.debug</c>, off.</summary>
    public bool LogTestKitCalls { get; }
}
