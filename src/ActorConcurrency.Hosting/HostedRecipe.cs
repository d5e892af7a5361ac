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

/// <summary>A recipe in an actor system.</summary>
internal interface IStartedRecipe
{
    HostedRecipe Recipe { get; }

    /// <summary>Starts the recipe, unless it was started before.</summary>
    object Handle { get; }

    Task<RecipeReport> ReportAsync(CancellationToken cancellationToken);
}

/// <inheritdoc />
internal sealed class HostedRecipe<THandle>(
    string kind, string name, Func<RecipeHost, THandle> start, Func<THandle, CancellationToken, Task<RecipeReport>> report)
    : HostedRecipe(kind, name)
    where THandle : class
{
    public override IStartedRecipe In(RecipeHost host) => new Started(this, new Lazy<THandle>(() => Start(host)), report);

    // The settings' own message names key and range, but a host may have several recipes of a kind.
    private THandle Start(RecipeHost host)
    {
        try
        {
            return start(host);
        }
        catch (Exception refusal) when (refusal is ArgumentException or ConfigurationException)
        {
            throw new OptionsValidationException(Name, typeof(THandle), [$"The {this} cannot start: {refusal.Message}"]);
        }
    }


    private sealed class Started(
        HostedRecipe recipe, Lazy<THandle> handle, Func<THandle, CancellationToken, Task<RecipeReport>> report) : IStartedRecipe
    {
        public HostedRecipe Recipe => recipe;

        public object Handle => handle.Value;

        public Task<RecipeReport> ReportAsync(CancellationToken cancellationToken) => report(handle.Value, cancellationToken);
    }
}
