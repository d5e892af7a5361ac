namespace ActorConcurrency.Locks;

/// <content>Its runs.</content>
public sealed partial class DotNetSubprocess
{
    private readonly TaskCompletionSource<int> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SubprocessOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private readonly RestartPlan _plan;
    private readonly Events _events;
    private TaskCompletionSource<ChildProcess?> _running = NewRun();
    private volatile ChildProcess? _child;
    private Exception? _startFailure;
    private SubprocessPhase _phase;
    private TimeSpan? _endWithin;
    private ChildExit? _lastExit;
    private long _since;
    private int _runs;

    private async Task SuperviseAsync()
    {
        var before = Task.CompletedTask;
        while (true)
        {
            if (!TryBegin(out var run)) return;
            ChildProcess child;
            try
            {
                child = await ChildProcess.StartAsync(_start, _supervision, _time, _events, _room, run, before).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                Fail(failure);
                return;
            }

            Adopt(child);
            var exit = await child.Exited.ConfigureAwait(false);
            before = child.OutputOver;
            if (!TryGoOn(exit, out var delay)) return;
            await Task.Delay(delay, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private bool TryBegin(out int run)
    {
        lock (_lock)
        {
            run = _runs + 1;
            if (_endWithin is not null)
            {
                Finish(new SubprocessOutcome.Stopped(_lastExit, _runs));
                return false;
            }

            if (run > 1) _running = NewRun();
            _withOutput.Add(run, null);
            _openPipes.Add((run, OutputOrigin.Output));
            _openPipes.Add((run, OutputOrigin.Errors));
            Enter(SubprocessPhase.Starting);
            return true;
        }
    }

    private void Adopt(ChildProcess child)
    {
        TimeSpan? endWithin;
        lock (_lock)
        {
            _child = child;
            _runs++;
            // Its output may be over already.
            if (_withOutput.ContainsKey(_runs)) _withOutput[_runs] = child;
            Enter(SubprocessPhase.Running);
            endWithin = _endWithin;
            TellReaders();
        }

        _started.TrySetResult(child.Id);
        _running.TrySetResult(child);
        if (endWithin is { } grace) child.Terminate(grace);
    }

    private bool TryGoOn(ChildExit exit, out TimeSpan delay)
    {
        lock (_lock)
        {
            delay = TimeSpan.Zero;
            _child = null;
            _running = NewRun();
            _running.TrySetResult(null);
            _lastExit = exit;
            var decision = _endWithin is null ? _plan.After(exit, _time.GetElapsedTime(_since), out delay) : RestartDecision.Over;
            if (decision == RestartDecision.Again)
            {
                Enter(SubprocessPhase.BackingOff);
                return true;
            }

            Finish(_endWithin is not null ? new SubprocessOutcome.Stopped(exit, _runs)
                : decision == RestartDecision.GiveUp ? new SubprocessOutcome.GaveUp(exit, _runs)
                : new SubprocessOutcome.Exited(exit, _runs));
            return false;
        }
    }

    private void Fail(Exception failure)
    {
        _started.TrySetException(failure);
        lock (_lock)
        {
            _startFailure = failure;
            _withOutput.Remove(_runs + 1);
            _openPipes.RemoveWhere(pipe => pipe.Run > _runs);
            Finish(new SubprocessOutcome.Failed(failure.GetType().FullName!, failure.Message, _lastExit, _runs));
        }
    }

    private void End(TimeSpan grace)
    {
        lock (_lock)
        {
            if (_phase == SubprocessPhase.Over) return;
            _endWithin = _endWithin is { } earlier && earlier < grace ? earlier : grace;
        }

        _stop.Cancel();
        _child?.Terminate(grace);
    }

    private void Finish(SubprocessOutcome outcome)
    {
        Enter(SubprocessPhase.Over);
        _started.TrySetCanceled();
        _running.TrySetResult(null);
        _completion.TrySetResult(outcome);
        TellReaders();
    }

    private void Enter(SubprocessPhase phase) => (_phase, _since) = (phase, _time.GetTimestamp());

    private static TaskCompletionSource<ChildProcess?> NewRun() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Hears of children; a type of its own, so that what it hears is nobody's to tell.</summary>
    private sealed class Events(DotNetSubprocess subprocess) : IChildListener
    {
        public void OnLine(OutputOrigin origin, string text, LineEnd end, int run)
        {
            lock (subprocess._lock)
            {
                subprocess._buffer.Add(origin, text, end, run);
                subprocess.TellReaders();
            }
        }

        public void OnPipeOver(OutputOrigin origin, int run)
        {
            lock (subprocess._lock)
            {
                subprocess._openPipes.Remove((run, origin));
                subprocess.TellReaders();
            }
        }

        public void OnOutputOver(int run)
        {
            lock (subprocess._lock) subprocess._withOutput.Remove(run);
        }
    }
}
