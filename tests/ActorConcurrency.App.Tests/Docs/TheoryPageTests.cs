using System.Collections.Concurrent;
using Akka.Actor;

namespace ActorConcurrency.App.Tests;

/// <summary>The snippets of the page about the theory do what it says.</summary>
public sealed class TheoryPageTests
{
    [Fact]
    public async Task A_piece_of_work_runs_on_a_thread_of_its_own_or_of_the_pool()
    {
        var (own, ownIsPooled, pooled) = ("", true, false);

        TheorySnippets.OnAThread(_ => (own, ownIsPooled) = (Thread.CurrentThread.Name, Thread.CurrentThread.IsThreadPoolThread));
        await TheorySnippets.OnThePoolAsync(_ => pooled = Thread.CurrentThread.IsThreadPoolThread);

        Assert.Equal(("countdown", false, true), (own, ownIsPooled, pooled));
    }

    [Fact]
    public async Task Pages_are_fetched_together_and_numbers_added_up_in_parallel()
    {
        var all = new TaskCompletionSource();
        var begun = 0;

        var size = await TheorySnippets.ConcurrentAsync([1, 2, 3], async page =>
        {
            if (++begun == 3) all.SetResult();
            await all.Task;
            return page * 10;
        });

        Assert.Equal(60, size);
        Assert.Equal(12, TheorySnippets.Parallel([1, 2, 3], number => number * 2));
    }

    [Fact]
    public async Task A_program_of_its_own_answers_with_its_output()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));

        Assert.NotEqual("", await TheorySnippets.SubprocessAsync("dotnet", "--version", limit.Token));
    }

    [Fact]
    public async Task What_is_local_belongs_to_a_thread_to_a_flow_or_to_an_actor()
    {
        await using var system = new Disposable(ActorSystem.Create("local"));
        var ofThreads = new List<int>();
        for (var number = 0; number < 2; number++)
        {
            var thread = new Thread(() => ofThreads.Add(LocalSnippets.OfAThread.Note("a") + LocalSnippets.OfAThread.Note("b")));
            thread.Start();
            thread.Join();
        }

        var log = new ConcurrentQueue<string>();
        await Task.WhenAll(
            LocalSnippets.OfAFlow.HandleAsync("one", async () => await Task.Yield(), log.Enqueue),
            LocalSnippets.OfAFlow.HandleAsync("two", async () => await Task.Yield(), log.Enqueue));
        var protocol = system.Actors.ActorOf(Props.Create(() => new LocalSnippets.OfAnActor.Protocol()));
        await protocol.Ask<int>(new LocalSnippets.OfAnActor.Note("one", "begins"), TimeSpan.FromMinutes(1));

        Assert.Equal([3, 3], ofThreads);
        Assert.Equal(["one is done", "two is done"], log.Order());
        Assert.Equal(2, await protocol.Ask<int>(new LocalSnippets.OfAnActor.Note("two", "begins"), TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_daemon_is_left_behind_and_what_belongs_to_a_host_or_an_actor_system_flushes_once_more()
    {
        var (daemon, hosted, actor) = (new Flushes(), new Flushes(), new Flushes());
        var period = TimeSpan.FromHours(1);

        Assert.True(LocalSnippets.Daemon.Start(daemon.Flush, period).IsBackground);
        using (var service = new LocalSnippets.Hosted.Flusher(hosted.Flush, period))
        {
            await service.StartAsync(CancellationToken.None);
            await hosted.First;
            await service.StopAsync(CancellationToken.None);
        }

        await using (var system = new Disposable(ActorSystem.Create("daemon")))
        {
            system.Actors.ActorOf(Props.Create(() => new LocalSnippets.OwnActor.Flusher(actor.Flush, period)));
            await actor.First;
        }

        await daemon.First;
        Assert.Equal((1, 2, 2), (daemon.Count, hosted.Count, actor.Count));
    }

    private sealed class Flushes
    {
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public Task First => _first.Task.WaitAsync(TimeSpan.FromMinutes(1));

        public void Flush()
        {
            Interlocked.Increment(ref _count);
            _first.TrySetResult();
        }
    }

    private sealed class Disposable(ActorSystem system) : IAsyncDisposable
    {
        public ActorSystem Actors => system;

        public async ValueTask DisposeAsync() => await system.Terminate();
    }
}
