using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Tests;

public sealed class CounterSettingsTests
{
    [Fact]
    public async Task Without_any_configuration_the_defaults_hold() =>
        await Settings.In("", system => Assert.Equal(new CounterSettings(), CounterSettings.Read(system)));

    [Fact]
    public async Task A_system_may_override_any_key() =>
        await Settings.In(
            "actor-concurrency.counter { initial-value = -5, max-waiters = 3, call-timeout = 2s }",
            system => Assert.Equal(
                new CounterSettings { InitialValue = -5, MaxWaiters = 3, CallTimeout = TimeSpan.FromSeconds(2) }, CounterSettings.Read(system)));

    [Theory]
    [InlineData("call-timeout = 0s", "actor-concurrency.counter.call-timeout must be 1ms to 2147483647ms, but is 00:00:00.")]
    [InlineData("call-timeout = soon", "actor-concurrency.counter.call-timeout must be a time such as 500ms or 30s, but is 'soon'.")]
    [InlineData("max-waiters = -1", "actor-concurrency.counter.max-waiters must be 0 to 2147483647, but is -1.")]
    [InlineData("initial-value = many", "actor-concurrency.counter.initial-value must be a whole number, but is 'many'.")]
    public async Task Nonsense_is_rejected_by_name(string line, string message) =>
        await Settings.In($"actor-concurrency.counter {{ {line} }}", system =>
            Assert.StartsWith(message, Assert.Throws<ConfigurationException>(() => CounterSettings.Read(system)).Message));

    [Fact]
    public async Task Nonsense_in_code_is_rejected_before_anything_is_started() =>
        await Settings.In("", system => Assert.Throws<ArgumentOutOfRangeException>(
            () => ActorCounter.Start(system, new CounterSettings { CallTimeout = TimeSpan.FromDays(60) })));
}
