using System.Threading.Channels;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>A producer that is faster than its consumer.</content>
internal sealed partial class TheoryScenario
{
    private const int Burst = 100_000;
    private const int Bound = 1_000;
    private const int ItemBytes = 100;
    private const string Through = "through";

    private static readonly Clause Bounded = new("bounded", $"no more than {Quantities.Count(Bound)} wait at a time");
    private static readonly Clause AllArrive = new("all arrive", "every message arrives");

    private static readonly Fault GrowsWithoutEnd = new("grows without end",
        "A message is sent without waiting for anybody: a mailbox takes whatever comes, until there is no memory left.")
    {
        Breaks = Bounded.Name,
        Remedy = new("a queue with a capacity, whose put is awaited; or a bounded mailbox", "senders that await; a bounded mailbox blocks its senders for a time, and then drops"),
    };

    private static Experiment Overload => new()
    {
        Name = "overload",
        Title = "what if messages come faster than they are handled?",
        Kind = ExperimentKind.Further,
        Participants = 2,
        Operations = $"{Quantities.Count(Burst)} messages of {ItemBytes} bytes for a consumer that is held up until the producer has to wait, or has sent them all. The actor side does it once more with a work queue of capacity {Quantities.Count(Bound)}",
        Invariant = Invariant.Of(Bounded, AllArrive),
        Faults = [GrowsWithoutEnd],
        Load = Load.Computing,
        Contenders =
        [
            Contender.DotNet<Channel<byte[]>>(OverloadChannelAsync),
            Contender.Actor<CountingActor>(OverloadActorAsync).Showing(GrowsWithoutEnd),
        ],
    };

    private static async Task OverloadChannelAsync(Trial trial)
    {
        var channel = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(Bound));
        var (waiting, arrived) = await FloodAsync(trial, item => channel.Writer.TryWrite(item), item => channel.Writer.WriteAsync(item, trial.Cancellation), channel.Reader.ReadAsync);
        Conclude(trial, waiting, arrived);
    }

    private static async Task OverloadActorAsync(Trial trial)
    {
        var arrived = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var goOn = new ManualResetEventSlim();
        var actor = trial.Actors.ActorOf(Props.Create(() => new CountingActor(goOn, arrived)));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var sent = 0; sent < Burst; sent++) actor.Tell(new byte[ItemBytes]);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        // The consumer is held up, so that never more wait than now.
        var waiting = ((ActorRefWithCell)actor).Underlying.NumberOfMessages;
        goOn.Set();
        actor.Tell(Through);

        Conclude(trial, waiting, await arrived.Task.WaitAsync(trial.Cancellation));
        trial.Observe("memory of those that wait", Quantities.Bytes(grown));
        trial.Observe($"with a capacity of {Quantities.Count(Bound)}, waiting at most", Quantities.Count(await BoundedAsync(trial)));
    }

    private static async Task<int> BoundedAsync(Trial trial)
    {
        await using var queue = ActorWorkQueue<byte[]>.Start(trial.Actors, new WorkQueueSettings { Capacity = Bound, GateFirst = trial.GateFirst });
        var (waiting, got) = await FloodAsync(trial, _ => false, item => queue.PutAsync(item, 0, trial.Cancellation), queue.GetAsync);
        trial.Require(AllArrive, got == Burst, $"{got} of {Burst} arrived");
        return waiting;
    }

    // The consumer begins when the producer has to wait for the first time.
    private static async Task<(int Waiting, int Got)> FloodAsync(
        Trial trial, Func<byte[], bool> tryPut, Func<byte[], ValueTask> put, Func<CancellationToken, ValueTask<byte[]>> get)
    {
        var (sent, got, most) = (0, 0, 0);
        Task? consuming = null;
        async Task ConsumeAsync()
        {
            while (Volatile.Read(ref got) < Burst)
            {
                most = Math.Max(most, Volatile.Read(ref sent) - got);
                await get(trial.Cancellation);
                Volatile.Write(ref got, got + 1);
            }
        }

        for (; sent < Burst; Volatile.Write(ref sent, sent + 1))
        {
            var item = new byte[ItemBytes];
            if (tryPut(item)) continue;
            var putting = put(item);
            if (!putting.IsCompleted && (consuming is not null || sent >= Bound)) consuming ??= Task.Run(ConsumeAsync);
            await putting;
        }

        await (consuming ?? Task.Run(ConsumeAsync));
        return (most, got);
    }

    private static void Conclude(Trial trial, int waiting, int got)
    {
        trial.Observe("waiting at most", Quantities.Count(waiting));
        trial.Require(AllArrive, got == Burst, $"{got} of {Burst} arrived");
        if (waiting > Bound) trial.Show(GrowsWithoutEnd, $"{Quantities.Count(waiting)} messages wait, and nobody has to");
    }

    private sealed class CountingActor(ManualResetEventSlim goOn, TaskCompletionSource<int> arrived) : UntypedActor
    {
        private int _got;

        protected override void OnReceive(object message)
        {
            if (_got == 0) goOn.Wait();
            if (Equals(message, Through)) arrived.SetResult(_got);
            else _got++;
        }
    }
}
