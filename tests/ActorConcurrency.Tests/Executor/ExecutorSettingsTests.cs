using Akka.Configuration;

namespace ActorConcurrency.Tests;

public sealed class ExecutorSettingsTests
{
    [Fact]
    public async Task Without_any_configuration_the_defaults_hold() =>
        await Settings.In("", system => Assert.Equal(new ExecutorSettings(), ExecutorSettings.Read(system)));

    [Fact]
    public async Task A_system_may_override_any_key() =>
        await Settings.In(
            "actor-concurrency.executor { workers = 3, queue-capacity = 4, threads = off, gate-first = off, call-timeout = 100ms }",
            system => Assert.Equal(
                new ExecutorSettings { Workers = 3, QueueCapacity = 4, Threads = false, GateFirst = false, CallTimeout = TimeSpan.FromMilliseconds(100) },
                ExecutorSettings.Read(system)));

    [Theory]
    [InlineData("workers = 0", "actor-concurrency.executor.workers must be 1 to 2147483647, but is 0.")]
    [InlineData("workers = cores", "actor-concurrency.executor.workers must be a whole number or processors, but is 'cores'.")]
    [InlineData("queue-capacity = -1", "actor-concurrency.executor.queue-capacity must be 0 to 2147483647, but is -1.")]
    [InlineData("call-timeout = 0", "actor-concurrency.executor.call-timeout must be 1ms to 2147483647ms, but is 00:00:00.")]
    public async Task Nonsense_is_rejected_by_name(string lines, string message) =>
        await Settings.In($"actor-concurrency.executor {{ {lines} }}", system =>
            Assert.StartsWith(message, Assert.Throws<ConfigurationException>(() => ExecutorSettings.Read(system)).Message));

    [Fact]
    public async Task Nonsense_in_code_is_rejected_before_anything_is_started() =>
        await Settings.In("", system =>
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => ActorExecutor.Start(system, new ExecutorSettings { Workers = 0 }));
            Assert.Throws<ArgumentException>(() => ActorExecutor.Start(system, new ExecutorSettings { Initializer = async _ => await Task.Yield() }));
        });
}
