using Akka.Actor;
using Akka.Cluster.Sharding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ActorConcurrency.Cli;

/// <summary>
/// A node of the demo: takes part in the cluster, has clients, and writes what they do to its standard output. Commands come by standard input: its
/// end is the node's, so that none outlives who started it.
/// </summary>
internal sealed class DemoNode(NodeOptions options, IHost host, HistoryWriter history)
{
    /// <summary>The clients end, and give back what they hold.</summary>
    public const string Stop = "stop";

    /// <summary>Reads every name once more.</summary>
    public const string Read = "read";

    /// <summary>Leaves the cluster in order, and ends.</summary>
    public const string Leave = "leave";

    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _over = new();
    private readonly ActorSystem _system = host.Services.GetRequiredService<ActorSystem>();

    /// <summary>Runs until it is told to leave, its input ends, or its actor system does.</summary>
    public async Task RunAsync(TextReader commands)
    {
        // The input is read at once: who starts this process may be gone before it is ready.
        var obeying = Task.Run(() => ObeyAsync(commands));
        var ended = _system.WhenTerminated;
        var working = WorkAsync();
        await Task.WhenAny(obeying, ended, FailureOf(working));
        await _stop.CancelAsync();
        await _over.CancelAsync();
        if (working.IsFaulted) await working;
        // A node that leaves in order, or was taken out: its clients have a moment to write down what they have lost.
        if (!obeying.IsCompletedSuccessfully || await obeying) await Task.WhenAny(working, Task.Delay(LastWords));
    }

    // Work that is done is no reason to end.
    private static async Task FailureOf(Task working)
    {
        await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!working.IsFaulted) await Task.Delay(Timeout.Infinite);
    }

    private async Task WorkAsync()
    {
        var address = await NodeHost.JoinAsync(_system, options.Join, _over.Token);
        var random = new Random(options.Seed);
        SharedThing[] things = [.. options.Names.Select(name => SharedThing.Open(_system, name, options))];
        var canary = new Canary(SharedThing.Open(_system, $"{options.Names[0]}-canary-{options.Process}", options), history);
        await canary.BeginAsync(_over.Token);
        foreach (var thing in things) await FirstAnswerAsync(thing);
        history.Write(HistoryKind.Ready, line => line with { Text = address });

        var watching = Task.WhenAll([WatchRegionsAsync(), .. things.Select(WatchAsync)]);
        await Task.WhenAll(Enumerable.Range(0, options.Clients).Select(_ => new DemoClient(things, history, new Random(random.Next()))).Select(client => client.RunAsync(_stop.Token)).ToArray());
        await watching;
        history.Write(HistoryKind.Idle);
        await canary.EndAsync();
    }

    private async Task FirstAnswerAsync(SharedThing thing)
    {
        while (true)
        {
            try
            {
                await thing.ReadAsync(_over.Token);
                return;
            }
            catch (OutcomeUnknownException)
            {
                // Not there yet.
            }
        }
    }

    /// <returns>Whether it was told to leave; false: whoever started it is gone.</returns>
    private async Task<bool> ObeyAsync(TextReader commands)
    {
        while (await commands.ReadLineAsync() is { } command)
        {
            switch (command)
            {
                case Stop:
                    await _stop.CancelAsync();
                    break;
                case Read:
                    foreach (var name in options.Names) _ = new DemoClient([], history, Random.Shared).ReadAsync(SharedThing.Open(_system, name, options), _over.Token);
                    break;
                case Leave:
                    await host.StopAsync();
                    return true;
            }
        }

        return false;
    }

    private async Task WatchAsync(SharedThing thing)
    {
        var client = new DemoClient([thing], history, Random.Shared);
        while (!_stop.IsCancellationRequested)
        {
            await client.ReadAsync(thing, _stop.Token);
            await Task.Delay(Watch, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WatchRegionsAsync()
    {
        var sharding = ClusterSharding.Get(_system);
        while (!_stop.IsCancellationRequested)
        {
            var has = new List<string>();
            foreach (var type in sharding.ShardTypeNames)
                if (await StateOf(sharding.ShardRegion(type)) is { } state) has.AddRange(state.Shards.SelectMany(shard => shard.EntityIds).Intersect(options.Names));
            history.Write(HistoryKind.Has, line => line with { Name = string.Join(',', has) });
            await Task.Delay(Watch, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<CurrentShardRegionState?> StateOf(IActorRef region)
    {
        try
        {
            return await region.Ask<CurrentShardRegionState>(GetShardRegionState.Instance, Watch);
        }
        catch (Exception failure) when (failure is AskTimeoutException or TaskCanceledException)
        {
            return null;
        }
    }
}
