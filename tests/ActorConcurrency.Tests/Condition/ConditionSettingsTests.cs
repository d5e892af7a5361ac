using Akka.Configuration;

namespace ActorConcurrency.Tests;

public sealed class ConditionSettingsTests
{
    [Fact]
    public async Task Without_any_configuration_the_defaults_hold() =>
        await Settings.In("", system => Assert.Equal(new ConditionSettings(), ConditionSettings.Read(system)));

    [Fact]
    public async Task A_system_may_override_any_key() =>
        await Settings.In(
            "actor-concurrency.condition { max-waiters = 7, call-timeout = 100ms }",
            system => Assert.Equal(
                new ConditionSettings { MaxWaiters = 7, CallTimeout = TimeSpan.FromMilliseconds(100) }, ConditionSettings.Read(system)));

    [Theory]
    [InlineData("max-waiters = -1", "actor-concurrency.condition.max-waiters must be 0 to 2147483647, but is -1.")]
    [InlineData("call-timeout = 0", "actor-concurrency.condition.call-timeout must be 1ms to 2147483647ms, but is 00:00:00.")]
    public async Task Nonsense_is_rejected_by_name(string lines, string message) =>
        await Settings.In($"actor-concurrency.condition {{ {lines} }}", system =>
            Assert.StartsWith(message, Assert.Throws<ConfigurationException>(() => ConditionSettings.Read(system)).Message));

    [Fact]
    public async Task Nonsense_in_code_is_rejected_before_anything_is_started() =>
        await Settings.In("", system => Assert.Throws<ArgumentOutOfRangeException>(
            () => ActorCondition<int>.Start(system, 0, new ConditionSettings { CallTimeout = TimeSpan.Zero })));
}
