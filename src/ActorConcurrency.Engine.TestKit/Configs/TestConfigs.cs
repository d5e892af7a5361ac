using Akka.Configuration;

namespace Akka.TestKit.Configs;

/// <summary>The configurations that come with the test kit. Immutable and thread-safe; parsed once per process.</summary>
public static class TestConfigs
{
    /// <summary>What every kit puts beneath the configuration it is given: <c>akka.test</c> and the listener for event filters.</summary>
    public static Config DefaultConfig { get; } = Load("testkit.conf");

    /// <summary><see cref="DefaultConfig"/> with a <see cref="TestScheduler"/>: time stands still until the test advances it.</summary>
    public static Config TestSchedulerConfig { get; } = Load("test-scheduler.conf").WithFallback(DefaultConfig);

    /// <summary>Logs all that a system can log about itself.</summary>
    internal static Config FullDebugConfig { get; } = Load("full-debug.conf");

    private static Config Load(string file)
    {
        var name = $"ActorConcurrency.Engine.TestKit.{file}";
        using var stream = typeof(TestConfigs).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the test kit's assembly.");
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd());
    }
}
