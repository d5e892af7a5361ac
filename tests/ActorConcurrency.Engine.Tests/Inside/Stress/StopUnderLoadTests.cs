using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Engine.Tests.Stress;

/// <summary>
/// What is sent while its receiver stops is handled or a dead letter: never neither, never both. A promise of the embedded engine;
/// Akka.NET loses some of what is sent in the moment of the stop.
/// </summary>
public sealed class StopUnderLoadTests : IAsyncLifetime
{
    private const int Senders = 4;
    private const int Each = 1_000;

    private readonly ActorSystem _system = StressSystem.Create();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    [Theory]
    [InlineData("", "")]
    [InlineData("", "flat-priority")]
    [InlineData("combining", "")]
    [InlineData("pinned", "")]
    public async Task A_stop_under_load_makes_every_message_handled_or_a_dead_letter(string dispatcher, string mailbox)
    {
        for (var round = 0; round < 20; round++)
        {
            var tally = new Tally(Senders * Each);
            var listener = _system.ActorOf(Props.Create(() => new TallyingActor(tally)));
            _system.EventStream.Subscribe(listener, typeof(DeadLetter));
            var actor = _system.ActorOf(Props.Create(() => new TallyingActor(tally)).On(dispatcher, mailbox));

            StressSystem.OnThreads(Senders, sender =>
            {
                for (var i = 0; i < Each; i++)
                {
                    actor.Tell(new Numbered(sender, i), ActorRefs.NoSender);
                    if (sender == 0 && i == Each / 2) _system.Stop(actor);
                }
            });

            await tally.Complete.WaitAsync(StressSystem.Limit);
            await actor.WatchAsync().WaitAsync(StressSystem.Limit);
            _system.EventStream.Unsubscribe(listener);
            _system.Stop(listener);
            Assert.Equal(Senders * Each, tally.Count);
        }
    }

    /// <summary>Counts handled messages and dead letters alike.</summary>
    private sealed class Tally(int expected)
    {
        private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public Task Complete => _complete.Task;

        public int Count => Volatile.Read(ref _count);

        public void Add()
        {
            if (Interlocked.Increment(ref _count) == expected) _complete.TrySetResult();
        }
    }

    private sealed class TallyingActor : ReceiveActor
    {
        public TallyingActor(Tally tally)
        {
            Receive<Numbered>(_ => tally.Add());
            Receive<DeadLetter>(letter => letter.Message is Numbered, _ => tally.Add());
        }
    }
}
