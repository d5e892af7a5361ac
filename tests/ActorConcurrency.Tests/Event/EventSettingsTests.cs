using Akka.Configuration;

namespace ActorConcurrency.Tests;

public sealed class EventSettingsTests
{
    [Fact]
    public async Task Without_any_configuration_the_defaults_hold() =>
        await Settings.In("", system => Assert.Equal(new EventSettings(), EventSettings.Read(system)));

    [Fact]
    public async Task A_system_may_override_any_key() =>
        await Settings.In(
            "actor-concurrency.event { auto-reset = on, set = on, max-waiters = 7, call-timeout = 100ms }",
            system => Assert.Equal(
                new EventSettings { AutoReset = true, Set = true, MaxWaiters = 7, CallTimeout = TimeSpan.FromMilliseconds(100) },
                EventSettings.Read(system)));

    [Theory]
    [InlineData("auto-reset = perhaps", "actor-concurrency.event.auto-reset must be on or off, but is 'perhaps'.")]
    [InlineData("set = 2", "actor-concurrency.event.set must be on or off, but is '2'.")]
    [InlineData("max-waiters = -1", "actor-concurrency.event.max-waiters must be 0 to 2147483647, but is -1.")]
    [InlineData("call-timeout = 0", "actor-concurrency.event.call-timeout must be 1ms to 2147483647ms, but is 00:00:00.")]
    public async Task Nonsense_is_rejected_by_name(string lines, string message) =>
        await Settings.In($"actor-concurrency.event {{ {lines} }}", system =>
            Assert.StartsWith(message, Assert.Throws<ConfigurationException>(() => EventSettings.Read(system)).Message));

    [Fact]
    public async Task Nonsense_in_code_is_rejected_before_anything_is_started() =>
        await Settings.In("", system => Assert.Throws<ArgumentOutOfRangeException>(
            () => ActorEvent.Start(system, new EventSettings { CallTimeout = TimeSpan.Zero })));
}
