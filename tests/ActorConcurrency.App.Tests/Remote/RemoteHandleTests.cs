using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.App.Tests;

/// <summary>A handle whose actor lives in another process.</summary>
public sealed class RemoteHandleTests : IAsyncLifetime
{
    // The limits of the failure detector are short; how long a test takes follows from them, and decides nothing.
    private const string Remoting = """
        akka {
          loglevel = OFF
          stdout-loglevel = OFF
          actor.provider = remote
          remote {
            dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
            watch-failure-detector {
              heartbeat-interval = 500ms
              acceptable-heartbeat-pause = 3s
              unreachable-nodes-reaper-interval = 500ms
            }
          }
        }
        """;

    private readonly ActorSystem _system = ActorSystem.Create("caller", ConfigurationFactory.ParseString(Remoting));
    private Node _node = null!;

    public async Task InitializeAsync() => _node = await Node.StartAsync();

    [Fact]
    public async Task It_acquires_waits_and_releases_across_the_processes()
    {
        await using var semaphore = ActorSemaphore.Attach(await _node.ResolveAsync(_system, "semaphore"));
        var permit = await semaphore.AcquireAsync();
        var waiting = semaphore.AcquireAsync().AsTask();
        Assert.Null(await semaphore.TryAcquireAsync(TimeSpan.Zero));

        await permit.DisposeAsync();

        Assert.Equal(permit.FencingToken + 1, (await waiting).FencingToken);
    }

    [Fact]
    public async Task When_the_other_process_is_killed_every_wait_ends_and_later_calls_are_refused()
    {
        await using var semaphore = ActorSemaphore.Attach(await _node.ResolveAsync(_system, "semaphore"));
        await using var queue = ActorWorkQueue<string>.Attach(await _node.ResolveAsync(_system, "queue"));
        var permit = await semaphore.AcquireAsync();
        await queue.PutAsync("fills it");
        Task[] waits = [semaphore.AcquireAsync().AsTask(), queue.PutAsync("waits for room").AsTask(), queue.JoinAsync().AsTask()];
        Assert.Single((await semaphore.SnapshotAsync()).Waiters);

        _node.Kill();

        foreach (var wait in waits) await Assert.ThrowsAsync<OutcomeUnknownException>(() => wait.WaitAsync(TimeSpan.FromMinutes(5)));
        await Assert.ThrowsAsync<StoppedException>(async () => await semaphore.AcquireAsync());
        await permit.DisposeAsync();
    }

    [Fact]
    public async Task A_disposed_handle_is_forgotten_and_its_waits_end()
    {
        var actor = await _node.ResolveAsync(_system, "semaphore");
        await using var other = ActorSemaphore.Attach(actor);
        var semaphore = ActorSemaphore.Attach(actor);
        await using var permit = await other.AcquireAsync();
        var waiting = semaphore.AcquireAsync().AsTask();
        while ((await other.SnapshotAsync()).Waiters.Length == 0) await Task.Yield();

        await semaphore.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        while ((await other.SnapshotAsync()).Waiters.Length > 0) await Task.Yield();
    }

    [Fact]
    public async Task A_disposed_handle_still_gives_back_what_it_holds()
    {
        var actor = await _node.ResolveAsync(_system, "semaphore");
        await using var other = ActorSemaphore.Attach(actor);
        var semaphore = ActorSemaphore.Attach(actor);
        var permit = await semaphore.AcquireAsync();
        await semaphore.DisposeAsync();

        await permit.DisposeAsync();

        await using var next = await other.AcquireAsync();
        Assert.Equal(1, (await other.SnapshotAsync()).Returned);
    }

    public async Task DisposeAsync()
    {
        _node.Dispose();
        await _system.Terminate();
    }
}
