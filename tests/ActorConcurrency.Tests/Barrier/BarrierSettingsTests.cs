using Akka.Configuration;

namespace ActorConcurrency.Tests;

public sealed class BarrierSettingsTests
{
    [Fact]
    public async Task Without_any_configuration_the_defaults_hold() => await Settings.In("", system =>
    {
        Assert.Equal(new BarrierSettings(), BarrierSettings.Read(system));
        Assert.Equal(new LatchSettings(), LatchSettings.Read(system));
    });

    [Fact]
    public async Task A_system_may_override_any_key() => await Settings.In(
        """
        actor-concurrency.barrier { parties = 7, on-absence = leave, call-timeout = 100ms }
        actor-concurrency.latch { count = 7, add-when-open = on, max-waiters = 8, call-timeout = 100ms }
        """,
        system =>
        {
            var time = TimeSpan.FromMilliseconds(100);
            Assert.Equal(new BarrierSettings { Parties = 7, OnAbsence = BarrierAbsence.Leave, CallTimeout = time }, BarrierSettings.Read(system));
            Assert.Equal(new LatchSettings { Count = 7, AddWhenOpen = true, MaxWaiters = 8, CallTimeout = time }, LatchSettings.Read(system));
        });

    [Theory]
    [InlineData("barrier { parties = -1 }", "actor-concurrency.barrier.parties must be 0 to 2147483647, but is -1.")]
    [InlineData("barrier { on-absence = hang }", "actor-concurrency.barrier.on-absence must be one of break, leave, but is 'hang'.")]
    [InlineData("barrier { call-timeout = 0 }", "actor-concurrency.barrier.call-timeout must be 1ms to 2147483647ms, but is 00:00:00.")]
    [InlineData("latch { count = -1 }", "actor-concurrency.latch.count must be 0 to 2147483647, but is -1.")]
    [InlineData("latch { add-when-open = 2 }", "actor-concurrency.latch.add-when-open must be on or off, but is '2'.")]
    [InlineData("latch { max-waiters = -1 }", "actor-concurrency.latch.max-waiters must be 0 to 2147483647, but is -1.")]
    [InlineData("latch { call-timeout = 0 }", "actor-concurrency.latch.call-timeout must be 1ms to 2147483647ms, but is 00:00:00.")]
    public async Task Nonsense_is_rejected_by_name(string block, string message) =>
        await Settings.In($"actor-concurrency.{block}", system => Assert.StartsWith(
            message,
            Assert.Throws<ConfigurationException>(() => block.StartsWith('b') ? (object)BarrierSettings.Read(system) : LatchSettings.Read(system)).Message));

    [Fact]
    public async Task Nonsense_in_code_is_rejected_before_anything_is_started() => await Settings.In("", system =>
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ActorBarrier.Start(system, new BarrierSettings { Parties = -1 }));
        Assert.StartsWith(
            "actor-concurrency.barrier.on-absence must be one of break, leave, but is 7. (In code: BarrierSettings.OnAbsence)",
            Assert.Throws<ArgumentOutOfRangeException>(() => ActorBarrier.Start(system, new BarrierSettings { OnAbsence = (BarrierAbsence)7 })).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ActorLatch.Start(system, new LatchSettings { Count = -1 }));
    });
}
