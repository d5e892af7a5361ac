using Akka.Configuration;

namespace ActorConcurrency.Tests;

public sealed class ScheduleSettingsTests
{
    [Fact]
    public async Task Without_any_configuration_the_defaults_hold() =>
        await Settings.In("", system => Assert.Equal(new ScheduleSettings(), ScheduleSettings.Read(system)));

    [Fact]
    public async Task A_system_may_override_any_key() =>
        await Settings.In(
            "actor-concurrency.schedule { max-running = 3, clock-check = 50ms, gate-first = off, call-timeout = 100ms }",
            system => Assert.Equal(
                new ScheduleSettings
                {
                    MaxRunning = 3, ClockCheck = TimeSpan.FromMilliseconds(50), GateFirst = false, CallTimeout = TimeSpan.FromMilliseconds(100),
                },
                ScheduleSettings.Read(system)));

    [Theory]
    [InlineData("max-running = 0", "actor-concurrency.schedule.max-running must be 1 to 2147483647, but is 0.")]
    [InlineData("clock-check = 9ms", "actor-concurrency.schedule.clock-check must be 10ms to 2147483647ms, but is 00:00:00.0090000.")]
    [InlineData("call-timeout = 0", "actor-concurrency.schedule.call-timeout must be 1ms to 2147483647ms, but is 00:00:00.")]
    public async Task Nonsense_is_rejected_by_name(string lines, string message) =>
        await Settings.In($"actor-concurrency.schedule {{ {lines} }}", system =>
            Assert.StartsWith(message, Assert.Throws<ConfigurationException>(() => ScheduleSettings.Read(system)).Message));

    [Fact]
    public async Task Nonsense_in_code_is_rejected_before_anything_is_started() =>
        await Settings.In("", system => Assert.Throws<ArgumentOutOfRangeException>(
            () => ActorSchedule.Start(system, new ScheduleSettings { MaxRunning = 0 })));
}
