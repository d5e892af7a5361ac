using Proto;

namespace ActorConcurrency.Benchmarks;

/// <summary>A Proto.Actor system, for the small actors that do the same as a recipe.</summary>
internal sealed class ProtoArena : IAsyncDisposable
{
    private readonly ActorSystem _system = new();

    public IRootContext Root => _system.Root;

    public PID Spawn(Func<IActor> actor) => Root.Spawn(Props.FromProducer(() => actor()));

    public async ValueTask DisposeAsync() => await _system.ShutdownAsync();
}
