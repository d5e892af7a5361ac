using Akka.Event;

namespace Akka.Actor.Internal;

public partial class ActorSystemImpl
{
    private readonly TaskCompletionSource _whenTerminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Stack<Action> _onTermination = new();
    private readonly Lock _terminationGate = new();
    private bool _terminationStarted;
    private bool _terminated;

    /// <inheritdoc/>
    public override Task WhenTerminated => _whenTerminated.Task;

    /// <inheritdoc/>
    public override void RegisterOnTermination(Action code)
    {
        lock (_terminationGate)
        {
            if (_terminated) throw new InvalidOperationException("ActorSystem already terminated.");
            _onTermination.Push(code);
        }
    }

    /// <inheritdoc/>
    public override Task Terminate() =>
        _settings.CoordinatedShutdownRunByActorSystemTerminate ? TerminateByPhases() : FinalTerminate();

    // A phase that fails and does not recover ends the shutdown before the system has ended: then this fails too.
    private async Task TerminateByPhases()
    {
        await CoordinatedShutdown.Get(this).Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance).ConfigureAwait(false);
        await WhenTerminated.ConfigureAwait(false);
    }

    /// <summary>Stops all actors; a coordinated shutdown ends with this.</summary>
    internal Task FinalTerminate()
    {
        lock (_terminationGate)
        {
            if (_terminationStarted) return WhenTerminated;
            _terminationStarted = true;
        }

        _eventStream.Publish(new Debug($"ActorSystem({_name})", typeof(ActorSystemImpl), "System shutdown initiated"));

        if (!_settings.LogDeadLettersDuringShutdown && _provider.SystemGuardian is { } guardian)
        {
            var listener = guardian.GetSingleChild("deadLetterListener");
            if (!listener.IsNobody()) listener.Stop();
        }

        _provider.TerminationTask.ContinueWith(
            static (_, system) => ((ActorSystemImpl)system!).CleanUp(), this,
            CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _provider.Guardian?.Stop();
        return WhenTerminated;
    }

    /// <inheritdoc/>
    public override void Abort() => FinalTerminate();

    // On a thread of the pool: none of the system's own threads waits for itself.
    private void CleanUp()
    {
        RunTerminationCallbacks();
        // Made if it was never asked for, so that who asks now finds a stopped one.
        Quietly(() => (_scheduler.Value as IDisposable)?.Dispose());
        Quietly(_dispatchers.ShutDown);
        if (_workers.IsValueCreated) Quietly(() => _workers.Value.Stop(TimeSpan.FromSeconds(5)));
        foreach (var extension in _extensions.Values)
        {
            if (extension.IsValueCreated && extension.Value is IDisposable disposable) Quietly(disposable.Dispose);
        }

        _whenTerminated.TrySetResult();
    }

    private void RunTerminationCallbacks()
    {
        while (true)
        {
            Action? code;
            lock (_terminationGate)
            {
                if (!_onTermination.TryPop(out code))
                {
                    _terminated = true;
                    return;
                }
            }

            Quietly(code);
        }
    }

    private void Quietly(Action code)
    {
        try
        {
            code();
        }
        catch (Exception e)
        {
            _eventStream.Publish(new Error(e, _name, typeof(ActorSystemImpl), "A step of the termination failed: " + e.Message));
        }
    }
}
