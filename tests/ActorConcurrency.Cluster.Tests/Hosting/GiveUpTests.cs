using ActorConcurrency.Hosting;
using ActorConcurrency.Tests;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ActorConcurrency.Cluster.Tests;

public sealed class GiveUpTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_node_whose_names_never_answer_ends_its_host_and_says_so()
    {
        using var store = new TemporaryStore();
        using var log = new WholeLog();
        // No node is there to have a name.
        await using var node = await TestNode.StartAsync(
            store.Store, configure: akka => akka.WithClusterSemaphore("licences"), hocon: "actor-concurrency.cluster { role = nobody, give-up-after = 10s }", log: log);
        var stopped = new TaskCompletionSource();
        using var told = node.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopped.SetResult);
        var waiting = node.Get<ClusterSemaphore>("licences").AcquireAsync().AsTask();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        await stopped.Task;

        Assert.Contains(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("Nobody has answered for the semaphore 'licences'", StringComparison.Ordinal));
    }
}
