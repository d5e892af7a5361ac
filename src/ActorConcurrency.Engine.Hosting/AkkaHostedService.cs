using Akka.Actor;
using Akka.Annotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting;

/// <summary>
/// Ties an actor system to a host: starts the actors with the host, runs <see cref="Akka.Actor.CoordinatedShutdown"/> when the
/// host stops, and stops the host when the actor system ends by itself.
/// </summary>
/// <param name="configurationBuilder">What to start.</param>
/// <param name="serviceProvider">The host's container.</param>
/// <param name="logger">Where a failed start is reported.</param>
/// <param name="applicationLifetime">The host's lifetime; without one the end of the actor system stops nothing.</param>
[InternalApi]
public class AkkaHostedService(
    AkkaConfigurationBuilder configurationBuilder,
    IServiceProvider serviceProvider,
    ILogger<AkkaHostedService> logger,
    IHostApplicationLifetime? applicationLifetime) : IHostedService
{
    /// <summary>The actor system; null before the start.</summary>
    protected ActorSystem? ActorSystem;

    /// <summary>The actor system's shutdown; null before the start.</summary>
    protected CoordinatedShutdown? CoordinatedShutdown;

    /// <summary>What is started.</summary>
    protected readonly AkkaConfigurationBuilder ConfigurationBuilder = configurationBuilder;

    /// <summary>The host's container.</summary>
    protected readonly IServiceProvider ServiceProvider = serviceProvider;

    /// <summary>Where a failed start is reported.</summary>
    protected readonly ILogger<AkkaHostedService> Logger = logger;

    /// <summary>The host's lifetime, if there is one.</summary>
    protected readonly IHostApplicationLifetime? HostApplicationLifetime = applicationLifetime;

    /// <summary>Creates the actor system if nobody has resolved it yet, then the actors, then runs the start-up tasks.</summary>
    /// <param name="cancellationToken">Not used: a start that has begun is finished or fails.</param>
    /// <returns>A task. If it fails, the actor system has been shut down again.</returns>
    public virtual async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            ActorSystem = ServiceProvider.GetRequiredService<ActorSystem>();
            // Got now, since an actor system that has ended gives no extension any more.
            CoordinatedShutdown = CoordinatedShutdown.Get(ActorSystem);
            await ConfigurationBuilder.StartAsync(ActorSystem).ConfigureAwait(false);
            StopHostAfter(ActorSystem.WhenTerminated);
        }
        catch (Exception cause)
        {
            Logger.LogCritical(cause, "The actor system could not be started; it is shut down again.");
            await ShutDownAfterFailureAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs the coordinated shutdown; every call waits for the same run.</summary>
    /// <param name="cancellationToken">Ends the wait, not the shutdown.</param>
    /// <returns>A task; complete when the actor system has ended.</returns>
    public virtual async Task StopAsync(CancellationToken cancellationToken)
    {
        if (CoordinatedShutdown is not { } shutdown) return;
        await shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    // The start's failure is what the host must see, even if the shutdown fails too.
    private async Task ShutDownAfterFailureAsync()
    {
        try
        {
            await StopAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception cause)
        {
            Logger.LogError(cause, "The actor system could not be shut down after its failed start.");
        }
    }

    // On the thread pool: stopping the host waits for the actor system, whose thread must not wait for itself.
    private void StopHostAfter(Task terminated) => terminated.ContinueWith(
        (_, lifetime) => ((IHostApplicationLifetime?)lifetime)?.StopApplication(),
        HostApplicationLifetime, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
