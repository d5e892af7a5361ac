using Akka.Actor;

namespace ActorConcurrency.App.Tests;

/// <summary>What the tests of the guide's snippets have in common: an actor system, and an end for whatever hangs.</summary>
public abstract class MigrationTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(5));

    protected ActorSystem Actors { get; } = ActorSystem.Create("guide");

    protected CancellationToken Stop => _limit.Token;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Actors.Terminate();
        _limit.Dispose();
    }
}
