using System.Threading.Channels;
using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Benchmarks;

/// <summary>The engine's core costs, each beside a channel that does the same job.</summary>
internal static class Cases
{
    private static readonly object Message = new();

    private static readonly ActorSystem System = ActorSystem.Create("ratios", ConfigurationFactory.ParseString("akka { loglevel = OFF, log-dead-letters = off }"));

    public static readonly Case[] All =
    [
        new("tell-1", 1_000_000, n => TellAsync(n, 1), n => WriteAsync(n, 1)),
        new("tell-8", 1_000_000, n => TellAsync(n, 8), n => WriteAsync(n, 8)),
        new("ping-pong", 200_000, PingPongAsync, ChannelPingPongAsync),
        new("ask", 50_000, AskAsync, ChannelAskAsync),
        new("semaphore", 200_000, SemaphoreAsync, SlimAsync),
        new("semaphore-100", 100_000, n => ContendAsync(n, 100), n => SlimContendAsync(n, 100)),
        new("counter-8", 800_000, CounterAsync, LockAsync),
    ];

    private static async Task TellAsync(int operations, int producers)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = System.ActorOf(Props.Create(() => new Counting(operations, done)));
        await ProduceAsync(operations, producers, () => actor.Tell(Message, ActorRefs.NoSender));
        await done.Task;
        System.Stop(actor);
    }

    private static async Task WriteAsync(int operations, int producers)
    {
        var channel = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });
        var reader = Task.Run(async () =>
        {
            for (var left = operations; left > 0;)
            {
                await channel.Reader.WaitToReadAsync();
                while (channel.Reader.TryRead(out _)) left--;
            }
        });
        await ProduceAsync(operations, producers, () => channel.Writer.TryWrite(Message));
        await reader;
    }

    private static Task ProduceAsync(int operations, int producers, Action produce) =>
        Task.WhenAll(Enumerable.Range(0, producers).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < operations / producers; i++) produce();
        })));

    private static async Task PingPongAsync(int operations)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var pong = System.ActorOf(Props.Create(() => new Echo()));
        var ping = System.ActorOf(Props.Create(() => new Ping(pong, operations / 2, done)));
        ping.Tell(Message, ActorRefs.NoSender);
        await done.Task;
        System.Stop(ping);
        System.Stop(pong);
    }

    private static async Task ChannelPingPongAsync(int operations)
    {
        var (there, back) = (Channel.CreateUnbounded<object>(), Channel.CreateUnbounded<object>());
        var pong = Task.Run(async () =>
        {
            for (var i = 0; i < operations / 2; i++) back.Writer.TryWrite(await there.Reader.ReadAsync());
        });
        for (var i = 0; i < operations / 2; i++)
        {
            there.Writer.TryWrite(Message);
            await back.Reader.ReadAsync();
        }

        await pong;
    }

    private static async Task AskAsync(int operations)
    {
        var echo = System.ActorOf(Props.Create(() => new Echo()));
        for (var i = 0; i < operations; i++) await echo.Ask<object>(Message);
        System.Stop(echo);
    }

    private static async Task ChannelAskAsync(int operations)
    {
        var channel = Channel.CreateUnbounded<TaskCompletionSource<object>>(new UnboundedChannelOptions { SingleReader = true });
        var echo = Task.Run(async () =>
        {
            await foreach (var question in channel.Reader.ReadAllAsync()) question.SetResult(Message);
        });
        for (var i = 0; i < operations; i++)
        {
            var question = new TaskCompletionSource<object>(TaskCreationOptions.RunContinuationsAsynchronously);
            channel.Writer.TryWrite(question);
            await question.Task;
        }

        channel.Writer.Complete();
        await echo;
    }

    private static async Task SemaphoreAsync(int operations)
    {
        await using var semaphore = ActorSemaphore.Start(System, new SemaphoreSettings { Initial = 1 });
        for (var i = 0; i < operations; i++)
            await (await semaphore.AcquireAsync()).DisposeAsync();
    }

    private static async Task SlimAsync(int operations)
    {
        var semaphore = new SemaphoreSlim(1);
        for (var i = 0; i < operations; i++)
        {
            await semaphore.WaitAsync();
            semaphore.Release();
        }
    }

    private static async Task ContendAsync(int operations, int tasks)
    {
        await using var semaphore = ActorSemaphore.Start(System, new SemaphoreSettings { Initial = 1 });
        await Task.WhenAll(Enumerable.Range(0, tasks).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < operations / tasks; i++)
                await (await semaphore.AcquireAsync()).DisposeAsync();
        })));
    }

    private static async Task SlimContendAsync(int operations, int tasks)
    {
        var semaphore = new SemaphoreSlim(1);
        await Task.WhenAll(Enumerable.Range(0, tasks).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < operations / tasks; i++)
            {
                await semaphore.WaitAsync();
                semaphore.Release();
            }
        })));
    }

    private static async Task CounterAsync(int operations)
    {
        await using var counter = ActorCounter.Start(System);
        await ProduceAsync(operations, 8, () => counter.Increment());
        if (await counter.ValueAsync() != operations) throw new InvalidOperationException("Increments were lost.");
    }

    private static async Task LockAsync(int operations)
    {
        var gate = new Lock();
        var value = 0L;
        await ProduceAsync(operations, 8, () =>
        {
            lock (gate) value++;
        });
    }

    private sealed class Counting(int expected, TaskCompletionSource done) : UntypedActor
    {
        private int _received;

        protected override void OnReceive(object message)
        {
            if (++_received == expected) done.SetResult();
        }
    }

    private sealed class Echo : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message);
    }

    private sealed class Ping(IActorRef pong, int rounds, TaskCompletionSource done) : UntypedActor
    {
        private int _left = rounds;

        protected override void OnReceive(object message)
        {
            if (_left-- > 0) pong.Tell(message);
            else done.SetResult();
        }
    }
}
