using Akka.Configuration;

namespace ActorConcurrency.Tests;

public sealed class LockSettingsTests
{
    [Fact]
    public async Task Without_any_configuration_the_defaults_hold() =>
        await Settings.In("", system => Assert.Equal(new LockSettings(), LockSettings.Read(system)));

    [Fact]
    public async Task A_system_may_override_any_key() =>
        await Settings.In(
            "actor-concurrency.lock { reentrant = on, lease = 5s, max-waiters = 7, gate-first = off, call-timeout = 100ms }",
            system => Assert.Equal(
                new LockSettings
                {
                    Reentrant = true, Lease = TimeSpan.FromSeconds(5), MaxWaiters = 7, GateFirst = false, CallTimeout = TimeSpan.FromMilliseconds(100),
                },
                LockSettings.Read(system)));

    [Theory]
    [InlineData("lease = 1ms", "actor-concurrency.lock.lease must be 10ms to 2147483647ms, but is 00:00:00.0010000.")]
    [InlineData("max-waiters = -1", "actor-concurrency.lock.max-waiters must be 0 to 2147483647, but is -1.")]
    [InlineData("call-timeout = 0", "actor-concurrency.lock.call-timeout must be 1ms to 2147483647ms, but is 00:00:00.")]
    public async Task Nonsense_is_rejected_by_name(string lines, string message) =>
        await Settings.In($"actor-concurrency.lock {{ {lines} }}", system =>
            Assert.StartsWith(message, Assert.Throws<ConfigurationException>(() => LockSettings.Read(system)).Message));

    [Fact]
    public async Task Nonsense_in_code_is_rejected_before_anything_is_started() =>
        await Settings.In("", system => Assert.Throws<ArgumentOutOfRangeException>(
            () => ActorLock.Start(system, new LockSettings { Lease = TimeSpan.Zero })));
}
