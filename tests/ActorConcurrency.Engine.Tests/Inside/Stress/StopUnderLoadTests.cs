using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Engine.Tests.Stress;

/// <summary>
/// What is sent while its receiver stops is handled or a dead letter, never neither and never both. A promise of the embedded
/// engine alone: on Akka.NET a message that meets the closing of a priority mailbox can vanish.
/// </summary>
public sealed class StopUnderLoadTests : IAsyncLifetime
{
    private readonly ActorSystem _system = StressSystem.Create();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    [Theory]
    [InlineData("")]
    [InlineData("flat-priority")]
    public async Task A_stop_under_load_makes_every_message_handled_or_a_dead_letter(string mailbox)
    {
        for (var round = 0; round < 20; round++)
        {
            var handled = new StrongCount();
            var dead = new DeadLetterCount();
            var listener = _system.ActorOf(Props.Create(() => new DeadLetterCounter(dead)));
            _system.EventStream.Subscribe(listener, typeof(DeadLetter));
            var actor = _system.ActorOf(Props.Create(() => new CountingActor(handled)).On("", mailbox));

            StressSystem.OnThreads(4, sender =>
            {
                for (var i = 0; i < 1_000; i++)
                {
                    actor.Tell(new Numbered(sender, i), ActorRefs.NoSender);
                    if (sender == 0 && i == 500) _system.Stop(actor);
                }
            });

            await dead.WhenBothMake(4 * 1_000, handled).WaitAsync(StressSystem.Limit);
            _system.EventStream.Unsubscribe(listener);
            _system.Stop(listener);
        }
    }

    private sealed class StrongCount
    {
        public int Value;
    }

    private sealed class CountingActor(StrongCount count) : UntypedActor
    {
        protected override void OnReceive(object message) => Interlocked.Increment(ref count.Value);
    }

    private sealed class DeadLetterCount
    {
        private readonly TaskCompletionSource _both = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _dead;
        private int _expected = int.MaxValue;
        private StrongCount? _handled;

        public void Add()
        {
            Interlocked.Increment(ref _dead);
            Check();
        }

        public Task WhenBothMake(int expected, StrongCount handled)
        {
            (_handled, _expected) = (handled, expected);
            Check();
            return _both.Task;
        }

        private void Check()
        {
            if (_handled is null) return;
            var sum = Volatile.Read(ref _handled.Value) + Volatile.Read(ref _dead);
            if (sum == _expected) _both.TrySetResult();
            if (sum > _expected) _both.TrySetException(new InvalidOperationException($"{sum} of {_expected}: something was doubled"));
        }
    }

    private sealed class DeadLetterCounter(DeadLetterCount count) : ReceiveActor
    {
        protected override void PreStart() => Receive();

        private void Receive() => Become(() => Receive<DeadLetter>(letter => letter.Message is Numbered, _ => count.Add()));
    }
}
