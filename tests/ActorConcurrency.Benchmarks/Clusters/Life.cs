using System.Collections.Immutable;
using Akka.Actor;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Benchmarks;

/// <summary>A name's actor without its region, and a client that talks to it.</summary>
internal sealed class Life
{
    private const int AtOnce = 500;
    private const long Client = 1;

    private readonly string _name;
    private readonly IActorRef _entity;
    private readonly IActorRef _gateway;
    private long _number;

    public Life(ActorSystem system, string name, ClusterSettings settings)
    {
        _name = name;
        _entity = system.ActorOf(Props.Create(() => new ClusterEntity("semaphore", name, () => new SemaphoreRecipe(), settings, TimeProvider.System)));
        _gateway = system.ActorOf(Props.Create(() => new Gateway(_entity)));
    }

    public Task GreetAsync() => AskAsync([Message([], new Hello(new SemaphoreMaking(AtOnce, AtOnce, int.MaxValue)))]);

    /// <summary>Acquires and returns until the journal has so many entries.</summary>
    public async Task FillAsync(int entries)
    {
        await GreetAsync();
        for (var written = 0; written < entries; written += AtOnce)
            await AskAsync([.. Enumerable.Range(0, AtOnce / 2).SelectMany(_ => UseOne(new(Client, ++_number)))]);
    }

    public async Task EndAsync()
    {
        await _entity.GracefulStop(TimeSpan.FromMinutes(1), PoisonPill.Instance);
        await _gateway.GracefulStop(TimeSpan.FromMinutes(1));
    }

    private ToEntity[] UseOne(RequestId id) => [Message([], new Acquire(id, 1)), Message([new Return(id)], null)];

    private ToEntity Message(ImmutableArray<object> first, object? command) => new(_name, Client, Math.Max(0, _number - AtOnce), first, command);

    private Task AskAsync(ImmutableArray<ToEntity> messages) => _gateway.Ask<Batch>(new Batch(messages), TimeSpan.FromMinutes(5));

    /// <summary>Each message has one answer; the batch comes back behind the last.</summary>
    private sealed record Batch(ImmutableArray<ToEntity> Messages);

    // A gateway is one actor for as long as the client lives: the name watches it.
    private sealed class Gateway(IActorRef entity) : UntypedActor
    {
        private (Batch Batch, IActorRef Asker) _current;
        private int _unanswered;

        protected override void OnReceive(object message)
        {
            if (message is Batch batch)
            {
                (_current, _unanswered) = ((batch, Sender), batch.Messages.Length);
                foreach (var each in batch.Messages) entity.Tell(each);
            }
            else if (message is FromEntity && --_unanswered == 0)
            {
                _current.Asker.Tell(_current.Batch);
            }
        }
    }
}
