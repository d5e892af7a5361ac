using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>
/// A manager stands between producers and consumers; producers pause while its buffer is full. Deviation: 200 items a producer instead of
/// 1,000, since nearly all of the time is theirs and the consumers' own work.
/// </summary>
internal static class BoundedBuffer
{
    private const int Producers = 40;
    private const int Consumers = 40;
    private const int Room = 50 - Producers;
    private const int ItemsEach = 200;
    private const int Items = Producers * ItemsEach;
    private const int Cost = 25;

    public const int Messages = 4 * Items;

    public static async Task RunAsync(ActorSystem system, Run run)
    {
        var consumed = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var manager = system.ActorOf(Props.Create(() => new ManagerActor(consumed)));
        manager.Tell(Commands.Go);
        WrongResultException.ThrowUnless(Items, await consumed.Task, "the items consumed");
        run.End();
        await manager.StopAsync();
    }

    private static double Work(double start)
    {
        var random = new PseudoRandom(Cost);
        var result = start;
        for (var i = 0; i < Cost * 100; i++) result += Math.Log(Math.Abs(random.NextDouble()) + 0.01);
        return result;
    }

    private sealed record Data(double Value);

    private sealed class Available
    {
        public static readonly Available Instance = new();
    }

    private sealed class ManagerActor(TaskCompletionSource<int> result) : UntypedActor
    {
        private readonly Queue<Data> _buffer = new();
        private readonly Queue<IActorRef> _idle = new();
        private readonly Queue<IActorRef> _paused = new();
        private int _consumed;

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case Data data:
                    Take(data);
                    break;
                case Available:
                    if (++_consumed == Items) result.SetResult(_consumed);
                    Serve(Sender);
                    break;
                default:
                    for (var i = 0; i < Consumers; i++) _idle.Enqueue(Context.ActorOf(Props.Create(() => new ConsumerActor())));
                    for (var i = 0; i < Producers; i++) Context.ActorOf(Props.Create(() => new ProducerActor())).Tell(Commands.Go);
                    break;
            }
        }

        private void Take(Data data)
        {
            if (_idle.TryDequeue(out var consumer)) consumer.Tell(data);
            else _buffer.Enqueue(data);
            if (_buffer.Count >= Room) _paused.Enqueue(Sender);
            else Sender.Tell(Commands.Go);
        }

        private void Serve(IActorRef consumer)
        {
            if (!_buffer.TryDequeue(out var data))
            {
                _idle.Enqueue(consumer);
                return;
            }

            consumer.Tell(data);
            if (_paused.TryDequeue(out var producer)) producer.Tell(Commands.Go);
        }
    }

    private sealed class ProducerActor : UntypedActor
    {
        private int _left = ItemsEach;
        private double _item;

        protected override void OnReceive(object message)
        {
            if (_left-- == 0)
            {
                Context.Stop(Self);
                return;
            }

            _item = Work(_item);
            Context.Parent.Tell(new Data(_item));
        }
    }

    private sealed class ConsumerActor : UntypedActor
    {
        private double _sum;

        protected override void OnReceive(object message)
        {
            _sum += Work(((Data)message).Value);
            Context.Parent.Tell(Available.Instance);
        }
    }
}
