namespace ActorConcurrency.Locks;

/// <content>Its lines and its input.</content>
public sealed partial class DotNetSubprocess
{
    private readonly OutputBuffer _buffer = new();
    private readonly OutputRoom _room;
    private readonly Dictionary<int, ChildProcess?> _withOutput = [];
    private readonly HashSet<(int Run, OutputOrigin Origin)> _openPipes = [];
    private readonly LinkedList<Reader> _readers = new();
    private readonly LinkedList<long> _writers = new();
    private readonly SemaphoreSlim _writing = new(1);
    private long _read;

    /// <inheritdoc/>
    public async ValueTask<OutputLine?> ReadLineAsync(OutputOrigin? origin = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<Reader> reader;
        lock (_lock)
        {
            ThrowIfDisposed();
            reader = _readers.AddLast(new Reader(origin, _time.GetTimestamp()));
            TellReaders();
        }

        await using var registration = cancellationToken.UnsafeRegister(
            (_, token) =>
            {
                lock (_lock)
                    if (reader.List is null) return;
                    else _readers.Remove(reader);
                reader.Value.Line.TrySetCanceled(token);
            },
            null).ConfigureAwait(false);
        return await reader.Value.Line.Task.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        var writer = Enter(cancellationToken);
        Task writing;
        try
        {
            var child = await EnterInputAsync(cancellationToken).ConfigureAwait(false);
            writing = child?.WriteAsync(bytes) ?? Task.FromException(NotStarted() ?? (Exception)new InputClosedException(ChildProcess.NoInput));
        }
        catch
        {
            Leave(writer);
            throw;
        }

        var written = LeaveAfterAsync(writing, writer);
        await written.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> CompleteInputAsync(CancellationToken cancellationToken = default)
    {
        var writer = Enter(cancellationToken);
        try
        {
            var child = await EnterInputAsync(cancellationToken).ConfigureAwait(false);
            _writing.Release();
            if (child is not null) return child.CompleteInput();
            return NotStarted() is { } failure ? throw failure : false;
        }
        finally
        {
            Leave(writer);
        }
    }

    /// <inheritdoc/>
    public ValueTask<SubprocessSnapshot> SnapshotAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<SubprocessSnapshot>(cancellationToken);
        ThrowIfDisposed();
        lock (_lock)
        {
            var readers = Wording.Capped(_readers.Select(reader => _time.GetElapsedTime(reader.Since)));
            var writers = Wording.Capped(_writers.Select(since => _time.GetElapsedTime(since)));
            return new(new SubprocessSnapshot(
                _start.Program, _phase, _child?.Id, _runs, _lastExit, _time.GetElapsedTime(_since),
                _buffer.CountOf(OutputOrigin.Output), _buffer.CountOf(OutputOrigin.Errors), readers, writers)
            {
                LinesCome = _buffer.Come,
                LinesRead = _read,
                MoreReaders = _readers.Count - readers.Length,
                MoreWriters = _writers.Count - writers.Length,
                OutputIsFull = _room.IsFull(OutputOrigin.Output),
                ErrorsAreFull = _room.IsFull(OutputOrigin.Errors),
            });
        }
    }

    // Under the lock. The continuations run on the pool.
    private void TellReaders()
    {
        for (var reader = _readers.First; reader is not null;)
        {
            var next = reader.Next;
            var line = _buffer.Take(reader.Value.Origin);
            if (line is not null || IsOver(reader.Value.Origin))
            {
                _readers.Remove(reader);
                if (line is null && _startFailure is not null) reader.Value.Line.SetException(SubprocessStartException.Anew(_startFailure));
                else reader.Value.Line.SetResult(line);
            }

            if (line is not null)
            {
                _read++;
                _room.Give(line.Origin);
            }

            reader = next;
        }
    }

    private bool IsLastRun =>
        _phase == SubprocessPhase.Over || (_phase == SubprocessPhase.Running && (_supervision.Restart.When == RestartWhen.Never || _endWithin is not null));

    private bool IsOver(OutputOrigin? origin) => IsLastRun && !_openPipes.Any(pipe => (origin ?? pipe.Origin) == pipe.Origin);

    private void StopReaders()
    {
        Reader[] readers;
        lock (_lock)
        {
            readers = [.. _readers];
            _readers.Clear();
        }

        foreach (var reader in readers) reader.Line.SetException(Stopped());
    }

    private List<ChildProcess> ChildrenWithOutput()
    {
        lock (_lock) return [.. _withOutput.Values.OfType<ChildProcess>()];
    }

    private LinkedListNode<long> Enter(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            ThrowIfDisposed();
            return _writers.AddLast(_time.GetTimestamp());
        }
    }

    private void Leave(LinkedListNode<long> writer)
    {
        lock (_lock) _writers.Remove(writer);
    }

    /// <summary>Waits for the turn to write, and for the child; null: there is none. Who has a child, or null, has the turn.</summary>
    private async Task<ChildProcess?> EnterInputAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Task<ChildProcess?> running;
            lock (_lock) running = _running.Task;
            return await running.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _writing.Release();
            throw;
        }
    }

    private SubprocessStartException? NotStarted()
    {
        lock (_lock) return _startFailure is { } failure ? SubprocessStartException.Anew(failure) : null;
    }

    private async Task LeaveAfterAsync(Task writing, LinkedListNode<long> writer)
    {
        try
        {
            await writing.ConfigureAwait(false);
        }
        catch (InputClosedException) when (_isDisposed)
        {
            throw Stopped();
        }
        finally
        {
            _writing.Release();
            Leave(writer);
        }
    }

    private sealed record Reader(OutputOrigin? Origin, long Since)
    {
        public TaskCompletionSource<OutputLine?> Line { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
