using Akka.Configuration;

namespace ActorConcurrency.Tests;

public sealed class TickerSettingsTests
{
    [Fact]
    public async Task Without_any_configuration_the_defaults_hold() =>
        await Settings.In("", system => Assert.Equal(new TickerSettings(), TickerSettings.Read(system)));

    [Fact]
    public async Task A_system_may_override_any_key() =>
        await Settings.In(
            "actor-concurrency.ticker { period = 50ms, started = off, call-timeout = 100ms }",
            system => Assert.Equal(
                new TickerSettings { Period = TimeSpan.FromMilliseconds(50), Started = false, CallTimeout = TimeSpan.FromMilliseconds(100) },
                TickerSettings.Read(system)));

    [Theory]
    [InlineData("period = 9ms", "actor-concurrency.ticker.period must be 10ms to 2147483647ms, but is 00:00:00.0090000.")]
    [InlineData("started = perhaps", "actor-concurrency.ticker.started must be on or off, but is 'perhaps'.")]
    [InlineData("call-timeout = 0", "actor-concurrency.ticker.call-timeout must be 1ms to 2147483647ms, but is 00:00:00.")]
    public async Task Nonsense_is_rejected_by_name(string lines, string message) =>
        await Settings.In($"actor-concurrency.ticker {{ {lines} }}", system =>
            Assert.StartsWith(message, Assert.Throws<ConfigurationException>(() => TickerSettings.Read(system)).Message));

    [Fact]
    public async Task Nonsense_in_code_is_rejected_before_anything_is_started() =>
        await Settings.In("", system => Assert.Throws<ArgumentOutOfRangeException>(
            () => ActorTicker.Start(system, new TickerSettings { Period = TimeSpan.Zero })));
}
