using Akka.Configuration;
using Microsoft.Extensions.Options;

namespace ActorConcurrency.Hosting;

/// <summary>What a recipe answered when it was asked how it is.</summary>
/// <param name="Snapshot">Its state.</param>
/// <param name="Problem">What is wrong with it; null if nothing is.</param>
internal sealed record RecipeReport(object Snapshot, string? Problem = null);

/// <summary>A recipe that an actor system starts: when it is first needed, and only once.</summary>
internal abstract class HostedRecipe(string kind, string name)
{
    public string Kind { get; } = kind;

    public string Name { get; } = name;

    /// <summary>The same recipe, started in a given system.</summary>
    public abstract IStartedRecipe In(RecipeHost host);

    public override string ToString() => $"{Kind} '{Name}'";
}

/// <summary>A recipe in an actor system. Thread-safe.</summary>
internal interface IStartedRecipe
{
    HostedRecipe Recipe { get; }

    /// <summary>Starts the recipe, unless it was started before.</summary>
    /// <exception cref="StoppedException">It was stopped.</exception>
    object Handle { get; }

    Task<RecipeReport> ReportAsync(CancellationToken cancellationToken);

    /// <summary>Ends all waits and stops the recipe, if it was started; it cannot be started any more.</summary>
    Task StopAsync();
}

/// <inheritdoc />
internal sealed class HostedRecipe<THandle>(
    string kind, string name, Func<RecipeHost, THandle> start, Func<THandle, CancellationToken, Task<RecipeReport>> report)
    : HostedRecipe(kind, name)
    where THandle : class, IAsyncDisposable
{
    private Func<THandle, CancellationToken, Task<RecipeReport>> Report { get; } = report;

    public override IStartedRecipe In(RecipeHost host) => new Started(this, host);

    // The settings' own message names key and range, but a host may have several recipes of a kind.
    private THandle Start(RecipeHost host)
    {
        host.CheckKeys(Name, typeof(THandle));
        try
        {
            return start(host);
        }
        catch (Exception refusal) when (refusal is ArgumentException or ConfigurationException)
        {
            throw new OptionsValidationException(Name, typeof(THandle), [$"The {this} cannot start: {refusal.Message}"]);
        }
    }

    private sealed class Started(HostedRecipe<THandle> recipe, RecipeHost host) : IStartedRecipe
    {
        private readonly Lock _lock = new();
        private THandle? _handle;
        private bool _isStopped;

        public HostedRecipe Recipe => recipe;

        public object Handle => Known;

        private THandle Known
        {
            get
            {
                lock (_lock)
                    return _handle ??= _isStopped ? throw new StoppedException($"The {recipe} is not started: the host is stopping.") : recipe.Start(host);
            }
        }

        public Task<RecipeReport> ReportAsync(CancellationToken cancellationToken) => recipe.Report(Known, cancellationToken);

        public async Task StopAsync()
        {
            lock (_lock) _isStopped = true;
            if (_handle is not null) await _handle.DisposeAsync().ConfigureAwait(false);
        }
    }
}
