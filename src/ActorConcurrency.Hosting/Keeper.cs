using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency.Hosting;

/// <summary>Starts a recipe's actor anew, under its old name, whenever it has ended though its handle was not disposed.</summary>
/// <param name="host">Where it is started.</param>
/// <param name="handle">The recipe's handle, which goes on with the new actor.</param>
/// <param name="options">How long to wait before.</param>
/// <param name="props">How to make the actor.</param>
internal sealed class Keeper(RecipeHost host, IRenewable handle, RecipeOptions options, Func<Props> props)
{
    private readonly TimeProvider _time = host.Time ?? RecipeConfig.Of(host.System).Time;
    private readonly Incarnations _incarnations = options.Incarnations;
    private readonly ILoggingAdapter _log = Logging.GetLogger(host.System, typeof(Keeper));

    /// <summary>Completes when there is nothing to keep any more. Never faults.</summary>
    public async Task KeepAsync()
    {
        try
        {
            for (var failures = 0; ; failures++)
            {
                var start = _time.GetTimestamp();
                await handle.Link.Ended.ConfigureAwait(false);
                if (_time.GetElapsedTime(start) >= options.Backoff.Max) failures = 0;
                await PauseAsync(failures).ConfigureAwait(false);
                await StartAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The handle is disposed: what has ended, has ended.
        }
        catch (Exception cause)
        {
            if (!host.System.WhenTerminated.IsCompleted) _log.Error(cause, "The actor at {0} cannot be started anew. It stays stopped.", handle.Link.Actor.Path);
        }
    }

    private async Task PauseAsync(int failures)
    {
        _incarnations.Over.ThrowIfCancellationRequested();
        var pause = options.Backoff.After(failures);
        pause += Random.Shared.NextDouble() * options.Backoff.RandomFactor * pause;
        _log.Warning("The actor at {0} has ended. It is started anew in {1}.", handle.Link.Actor.Path, pause);
        await Task.Delay(pause, _time, _incarnations.Over).ConfigureAwait(false);
    }

    private async Task StartAsync()
    {
        var ended = (IInternalActorRef)handle.Link.Actor;
        await ActorName.FreeAsync(ended, _incarnations.Over).ConfigureAwait(false);
        handle.Link.Renew(host.System.ActorOf(props(), ended.Path.Name));
        // Disposed meanwhile: whoever did so may have seen the actor before.
        if (_incarnations.Over.IsCancellationRequested) await handle.DisposeAsync().ConfigureAwait(false);
    }
}
