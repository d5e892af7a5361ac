using Akka.Configuration;

namespace ActorConcurrency.Tests;

public sealed class CountdownSettingsTests
{
    [Fact]
    public async Task Without_any_configuration_the_defaults_hold() =>
        await Settings.In("", system => Assert.Equal(new CountdownSettings(), CountdownSettings.Read(system)));

    [Fact]
    public async Task A_system_may_override_any_key() =>
        await Settings.In(
            "actor-concurrency.countdown { from = 3, period = 50ms, max-restarts = 0, call-timeout = 2s }",
            system => Assert.Equal(
                new CountdownSettings
                {
                    From = 3, Period = TimeSpan.FromMilliseconds(50), MaxRestarts = 0, CallTimeout = TimeSpan.FromSeconds(2),
                },
                CountdownSettings.Read(system)));

    [Theory]
    [InlineData("from = -1", "actor-concurrency.countdown.from must be 0 to 2147483647, but is -1.")]
    [InlineData("period = 9ms", "actor-concurrency.countdown.period must be 10ms to 2147483647ms, but is 00:00:00.0090000.")]
    [InlineData("max-restarts = -1", "actor-concurrency.countdown.max-restarts must be 0 to 2147483647, but is -1.")]
    [InlineData("call-timeout = 0s", "actor-concurrency.countdown.call-timeout must be 1ms to 2147483647ms, but is 00:00:00.")]
    public async Task Nonsense_is_rejected_by_name(string line, string message) =>
        await Settings.In($"actor-concurrency.countdown {{ {line} }}", system =>
            Assert.StartsWith(message, Assert.Throws<ConfigurationException>(() => CountdownSettings.Read(system)).Message));
}
