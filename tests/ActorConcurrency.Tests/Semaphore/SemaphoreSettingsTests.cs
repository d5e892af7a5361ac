using Akka.Configuration;

namespace ActorConcurrency.Tests;

public sealed class SemaphoreSettingsTests
{
    [Fact]
    public async Task Without_any_configuration_the_defaults_hold() =>
        await Settings.In("", system => Assert.Equal(new SemaphoreSettings(), SemaphoreSettings.Read(system)));

    [Fact]
    public async Task A_system_may_override_any_key() =>
        await Settings.In(
            "actor-concurrency.semaphore { initial = 0, maximum = 9, lease = 5s, max-waiters = 7, call-timeout = 100ms }",
            system => Assert.Equal(
                new SemaphoreSettings
                {
                    Initial = 0, Maximum = 9, Lease = TimeSpan.FromSeconds(5), MaxWaiters = 7, CallTimeout = TimeSpan.FromMilliseconds(100),
                },
                SemaphoreSettings.Read(system)));

    [Theory]
    [InlineData("initial = -1", "actor-concurrency.semaphore.initial must be 0 to 2147483647, but is -1.")]
    [InlineData("initial = 4, maximum = 3", "actor-concurrency.semaphore.initial must be 0 to 3, but is 4.")]
    [InlineData("maximum = 0", "actor-concurrency.semaphore.maximum must be 1 to 2147483647, but is 0.")]
    [InlineData("maximum = 3000000000", "actor-concurrency.semaphore.maximum must be 1 to 2147483647, but is 3000000000.")]
    [InlineData("lease = 1ms", "actor-concurrency.semaphore.lease must be 10ms to 2147483647ms, but is 00:00:00.0010000.")]
    [InlineData("max-waiters = -1", "actor-concurrency.semaphore.max-waiters must be 0 to 2147483647, but is -1.")]
    [InlineData("call-timeout = 0", "actor-concurrency.semaphore.call-timeout must be 1ms to 2147483647ms, but is 00:00:00.")]
    public async Task Nonsense_is_rejected_by_name(string lines, string message) =>
        await Settings.In($"actor-concurrency.semaphore {{ {lines} }}", system =>
            Assert.StartsWith(message, Assert.Throws<ConfigurationException>(() => SemaphoreSettings.Read(system)).Message));

    [Fact]
    public async Task Nonsense_in_code_is_rejected_before_anything_is_started() =>
        await Settings.In("", system => Assert.Throws<ArgumentOutOfRangeException>(
            () => ActorSemaphore.Start(system, new SemaphoreSettings { Initial = 2, Maximum = 1 })));
}
