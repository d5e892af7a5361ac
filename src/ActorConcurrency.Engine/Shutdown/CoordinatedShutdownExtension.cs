using Akka.Actor.Internal;
using Akka.Configuration;

namespace Akka.Actor;

/// <summary>Makes a system's <see cref="CoordinatedShutdown"/>: with the last phase's own task, and tied to the end of the process.</summary>
public sealed class CoordinatedShutdownExtension : ExtensionIdProvider<CoordinatedShutdown>
{
    /// <inheritdoc/>
    public override CoordinatedShutdown CreateExtension(ExtendedActorSystem system)
    {
        var config = system.Settings.Config.GetConfig("akka.coordinated-shutdown") ?? Config.Empty;
        var shutdown = new CoordinatedShutdown(system, CoordinatedShutdown.PhasesFromConfig(config));
        var terminates = config.GetBoolean("terminate-actor-system", true);
        var exits = config.GetBoolean("exit-clr", false);
        if (terminates || exits) AddLastTask(shutdown, terminates, exits);
        if (config.GetBoolean("run-by-clr-shutdown-hook", true)) RunAtProcessExit(shutdown);
        return shutdown;
    }

    private static void AddLastTask(CoordinatedShutdown shutdown, bool terminates, bool exits) =>
        shutdown.AddTask(CoordinatedShutdown.PhaseActorSystemTerminate, "terminate-system", async () =>
        {
            if (terminates) await ((ActorSystemImpl)shutdown.System).FinalTerminate().ConfigureAwait(false);
            // A process that is ending already must not be told to: Exit would wait for itself.
            if (exits && shutdown.ShutdownReason is not CoordinatedShutdown.ClrExitReason) _ = Task.Run(() => Environment.Exit(0));
            return Done.Instance;
        });

    private static void RunAtProcessExit(CoordinatedShutdown shutdown)
    {
        void OnExit(object? sender, EventArgs e) =>
            Task.WaitAny([shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance)], shutdown.TotalTimeout);

        AppDomain.CurrentDomain.ProcessExit += OnExit;
        // A system that has ended is not kept alive by the process.
        shutdown.System.WhenTerminated.ContinueWith(
            _ => AppDomain.CurrentDomain.ProcessExit -= OnExit,
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
