using Akka.Actor;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Benchmarks;

/// <summary>A name's actor without its region, and a client that talks to it.</summary>
internal sealed class Life(ActorSystem system, string name, ClusterSettings settings)
{
    private const int AtOnce = 500;
    private const long Client = 1;

    private readonly IActorRef _entity = system.ActorOf(Props.Create(() =>
        new ClusterEntity("semaphore", name, () => new SemaphoreRecipe(), settings, TimeProvider.System)));

    private long _number;

    public Task GreetAsync() => AskAsync([], new Hello(new SemaphoreMaking(1, 1, int.MaxValue)));

    /// <summary>Acquires and returns until the journal has so many entries.</summary>
    public async Task FillAsync(int entries)
    {
        await GreetAsync();
        for (var written = 0; written < entries; written += AtOnce)
        {
            await Task.WhenAll(Enumerable.Range(0, AtOnce / 2).SelectMany(_ =>
            {
                var id = new RequestId(Client, ++_number);
                return (Task[])[AskAsync([], new Acquire(id, 1)), AskAsync([new Return(id)], null)];
            }));
        }
    }

    public async Task EndAsync()
    {
        await _entity.GracefulStop(TimeSpan.FromMinutes(1), PoisonPill.Instance);
    }

    private Task AskAsync(System.Collections.Immutable.ImmutableArray<object> first, object? command) =>
        _entity.Ask<object>(new ToEntity(name, Client, _number - AtOnce, first, command), TimeSpan.FromMinutes(5));
}
