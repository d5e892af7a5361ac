using Akka.Configuration;

namespace ActorConcurrency.Tests;

public sealed class WorkQueueSettingsTests
{
    [Fact]
    public async Task Without_any_configuration_the_defaults_hold() =>
        await Settings.In("", system => Assert.Equal(new WorkQueueSettings(), WorkQueueSettings.Read(system)));

    [Fact]
    public async Task A_system_may_override_any_key() =>
        await Settings.In(
            "actor-concurrency.work-queue { capacity = 9, max-waiters = 0, overflow = drop-last, order = priority, max-deliveries = 3, call-timeout = 100ms }",
            system => Assert.Equal(
                new WorkQueueSettings
                {
                    Capacity = 9, MaxWaiters = 0, Overflow = WorkQueueOverflow.DropLast, Order = WorkQueueOrder.Priority, MaxDeliveries = 3,
                    CallTimeout = TimeSpan.FromMilliseconds(100),
                },
                WorkQueueSettings.Read(system)));

    [Theory]
    [InlineData("capacity = 0", "actor-concurrency.work-queue.capacity must be 1 to 2147483647, but is 0.")]
    [InlineData("overflow = explode", "actor-concurrency.work-queue.overflow must be one of wait, drop-next, drop-last, drop-put, but is 'explode'.")]
    [InlineData("overflow = 1", "actor-concurrency.work-queue.overflow must be one of wait, drop-next, drop-last, drop-put, but is '1'.")]
    [InlineData("order = random", "actor-concurrency.work-queue.order must be one of fifo, lifo, priority, but is 'random'.")]
    [InlineData("max-deliveries = 0", "actor-concurrency.work-queue.max-deliveries must be 1 to 2147483647, but is 0.")]
    [InlineData("max-waiters = -1", "actor-concurrency.work-queue.max-waiters must be 0 to 2147483647, but is -1.")]
    [InlineData("call-timeout = 0", "actor-concurrency.work-queue.call-timeout must be 1ms to 2147483647ms, but is 00:00:00.")]
    public async Task Nonsense_is_rejected_by_name(string lines, string message) =>
        await Settings.In($"actor-concurrency.work-queue {{ {lines} }}", system =>
            Assert.StartsWith(message, Assert.Throws<ConfigurationException>(() => WorkQueueSettings.Read(system)).Message));

    [Fact]
    public async Task Nonsense_in_code_is_rejected_before_anything_is_started() =>
        await Settings.In("", system => Assert.Throws<ArgumentOutOfRangeException>(
            () => ActorWorkQueue<int>.Start(system, new WorkQueueSettings { Order = (WorkQueueOrder)7 })));
}
