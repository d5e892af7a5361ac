using Akka.Configuration;

namespace ActorConcurrency.Tests;

public sealed class PriorityQueueSettingsTests
{
    [Fact]
    public async Task Without_any_configuration_the_defaults_hold() =>
        await Settings.In("", system => Assert.Equal(new PriorityQueueSettings(), PriorityQueueSettings.Read(system)));

    [Fact]
    public async Task A_system_may_override_any_key() =>
        await Settings.In(
            "actor-concurrency.priority-queue { capacity = 9, max-waiters = 0, ageing = 5s, call-timeout = 100ms }",
            system => Assert.Equal(
                new PriorityQueueSettings { Capacity = 9, MaxWaiters = 0, Ageing = TimeSpan.FromSeconds(5), CallTimeout = TimeSpan.FromMilliseconds(100) },
                PriorityQueueSettings.Read(system)));

    [Theory]
    [InlineData("capacity = 0", "actor-concurrency.priority-queue.capacity must be 1 to 2147483647, but is 0.")]
    [InlineData("ageing = 0", "actor-concurrency.priority-queue.ageing must be 1ms to 2147483647ms, but is 00:00:00.")]
    [InlineData("max-waiters = -1", "actor-concurrency.priority-queue.max-waiters must be 0 to 2147483647, but is -1.")]
    [InlineData("call-timeout = 0", "actor-concurrency.priority-queue.call-timeout must be 1ms to 2147483647ms, but is 00:00:00.")]
    public async Task Nonsense_is_rejected_by_name(string lines, string message) =>
        await Settings.In($"actor-concurrency.priority-queue {{ {lines} }}", system =>
            Assert.StartsWith(message, Assert.Throws<ConfigurationException>(() => PriorityQueueSettings.Read(system)).Message));

    [Fact]
    public async Task Nonsense_in_code_is_rejected_before_anything_is_started() =>
        await Settings.In("", system => Assert.Throws<ArgumentOutOfRangeException>(
            () => ActorPriorityQueue<int>.Start(system, new PriorityQueueSettings { Capacity = -1 })));
}
