using Akka.Hosting;

namespace ActorConcurrency.Hosting;

/// <summary>Adds subprocesses to an actor system of a host.</summary>
public static class SubprocessHostingExtensions
{
    /// <summary>
    /// Adds a subprocess whose program starts with the host, or before it if a service needs it, and is terminated with it. With
    /// <see cref="RecipeServiceCollectionExtensions.AddActorConcurrency"/> the container resolves it as <see cref="ISubprocess"/> and as
    /// <see cref="ActorSubprocess"/> by its name. A program that cannot be started does not stop the host: its health is bad, and says why.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The subprocess's name: its actor's name, its key in the container, and the name of its options.</param>
    /// <param name="start">What to start.</param>
    /// <param name="configure">Sets options; they win over bound options, which win over HOCON.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is taken by another recipe of the host, or is no valid actor name.</exception>
    public static AkkaConfigurationBuilder WithSubprocess(
        this AkkaConfigurationBuilder builder, string name, SubprocessStart start, Action<SubprocessOptions>? configure = null) =>
        builder.WithRecipe(new HostedRecipe<ISubprocess>("subprocess", name, host => Start(host, name, start, configure), ReportAsync));

    private static ActorSubprocess Start(RecipeHost host, string name, SubprocessStart start, Action<SubprocessOptions>? configure)
    {
        var options = host.Options(name, configure);
        return ActorSubprocess.Start(host.System, start, options.Over(SubprocessSettings.Read(host.System)), name, host.Time);
    }

    private static async Task<RecipeReport> ReportAsync(ISubprocess subprocess, CancellationToken cancellationToken)
    {
        var snapshot = await subprocess.SnapshotAsync(cancellationToken).ConfigureAwait(false);
        return new(snapshot, subprocess.Completion.IsCompleted ? WhyBad(await subprocess.Completion.ConfigureAwait(false)) : null);
    }

    private static string? WhyBad(SubprocessOutcome outcome) => outcome switch
    {
        SubprocessOutcome.Failed failed =>
            $"{(failed.ErrorType == typeof(SubprocessStartException).FullName ? "could not be started" : "has failed")}: {failed.Message.TrimEnd('.')}",
        SubprocessOutcome.GaveUp gaveUp => $"given up after {Wording.Several(gaveUp.Runs, "run")}, the last ended with {gaveUp.Exit}",
        SubprocessOutcome.Exited { Exit.IsSuccess: false } exited => $"ended with {exited.Exit}",
        _ => null,
    };
}
