using System.Threading.Channels;
using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Four put into a queue with little room, four get; beside a bounded channel.</summary>
internal static class WorkQueueCase
{
    private const int Parties = 4;
    private const int Capacity = 128;

    public static Case Only { get; } = new RelativeCase("work-queue-4-4", 80_000, 1, QueueAsync, ChannelAsync);

    private static async Task QueueAsync(ActorSystem system, Run run)
    {
        await using var queue = ActorWorkQueue<int>.Start(system, new WorkQueueSettings { Capacity = Capacity });
        await MoveAsync(run, item => queue.PutAsync(item), () => queue.GetAsync());
    }

    private static async Task ChannelAsync(Run run)
    {
        var channel = Channel.CreateBounded<int>(Capacity);
        await MoveAsync(run, item => channel.Writer.WriteAsync(item), () => channel.Reader.ReadAsync());
    }

    private static async Task MoveAsync(Run run, Func<int, ValueTask> put, Func<ValueTask<int>> get)
    {
        var each = run.Operations / Parties;
        run.Begin();
        var putters = Enumerable.Range(0, Parties).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++) await put(i);
        })).ToArray();
        var getters = Enumerable.Range(0, Parties).Select(_ => Task.Run(async () =>
        {
            var sum = 0L;
            for (var i = 0; i < each; i++) sum += await get();
            return sum;
        })).ToArray();
        await Task.WhenAll(putters);
        var sums = await Task.WhenAll(getters);
        run.End();
        WrongResultException.ThrowUnless(Parties * ((long)each * (each - 1) / 2), sums.Sum(), "the sum of the items");
    }
}
