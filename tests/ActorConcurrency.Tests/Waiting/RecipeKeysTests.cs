using Akka.Configuration;

namespace ActorConcurrency.Tests;

/// <summary>A wrong key or block in the configuration is an error that says what is right.</summary>
public sealed class RecipeKeysTests
{
    [Theory]
    [InlineData("actor-concurrency.semaphore.maximun = 3", "actor-concurrency.semaphore.maximun is unknown. Did you mean actor-concurrency.semaphore.maximum?")]
    [InlineData("actor-concurrency.semaphor.maximum = 3", "actor-concurrency.semaphor is unknown. Did you mean actor-concurrency.semaphore?")]
    [InlineData("actor-concurrency.work-queue.cap = 3", "actor-concurrency.work-queue.cap is unknown. Did you mean actor-concurrency.work-queue.capacity?")]
    [InlineData("actor-concurrency.condition.gate-first = off", "actor-concurrency.condition.gate-first is unknown. Known there: call-timeout, ")]
    [InlineData("actor-concurrency = 5", "actor-concurrency must be a block of keys, but is '5'.")]
    [InlineData("actor-concurrency.semaphore = 3", "actor-concurrency.semaphore must be a block of keys, but is '3'.")]
    [InlineData("actor-concurrency.semaphore.maximum = 3000000000", "actor-concurrency.semaphore.maximum must be 1 to 2147483647, but is 3000000000.")]
    [InlineData("actor-concurrency.semaphore.maximum = 0", "actor-concurrency.semaphore.maximum must be 1 to 2147483647, but is 0. (In code: SemaphoreSettings.Maximum)")]
    public async Task What_is_wrong_is_named_with_what_is_right(string hocon, string expected) =>
        await Settings.In(hocon, system =>
        {
            var refused = Assert.Throws<ConfigurationException>(() => SemaphoreSettings.Read(system));

            Assert.StartsWith(expected, refused.Message, StringComparison.Ordinal);
            Assert.Throws<ConfigurationException>(() => ActorSemaphore.Start(system));
        });

    [Theory]
    [InlineData("actor-concurrency.dispatcher { type = PinnedDispatcher, something-of-mine = 1 }")]
    [InlineData("actor-concurrency { semaphore { maximum = 3, maximum = 4 } }")]
    [InlineData("actor-concurrency {}")]
    public async Task What_is_right_is_taken(string hocon) =>
        await Settings.In(hocon, system => Assert.True(SemaphoreSettings.Read(system).Maximum >= 1));
}
