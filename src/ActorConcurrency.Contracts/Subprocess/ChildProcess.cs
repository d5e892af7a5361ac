using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace ActorConcurrency;

/// <summary>Hears of a child, on any thread and possibly at once.</summary>
internal interface IChildListener
{
    /// <summary>A line has come; there is room for it.</summary>
    void OnLine(OutputOrigin origin, string text, LineEnd end, int run);

    /// <summary>Nothing more comes out of one of a run's pipes.</summary>
    void OnPipeOver(OutputOrigin origin, int run);

    /// <summary>The run has ended, and it is over with both of its pipes. It comes last.</summary>
    void OnOutputOver(int run);
}

/// <summary>One run of a child: the process, and those who read its pipes. Thread-safe, but for its input, which takes one at a time.</summary>
/// <remarks>
/// .NET reaps the process, so no zombie stays. Signals go through a handle that means this process (pidfd) where the system has one; else who signals
/// looks whether it has ended just before.
/// </remarks>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    private readonly TaskCompletionSource<ChildExit> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _inputOver = new();
    private readonly Process _process;
    private readonly SafeFileHandle? _identity;
    private readonly SubprocessSupervision _supervision;
    private readonly TimeProvider _time;
    private readonly IChildListener _listener;
    private readonly OutputRoom _room;
    private readonly int _run;
    private readonly Stream _input;
    private volatile ProcessTree? _tree;
    private volatile bool _timedOut;
    private int _inputIsClosed;

    private ChildProcess(Process process, SubprocessSupervision supervision, TimeProvider time, IChildListener listener, OutputRoom room, int run)
    {
        (_process, _supervision, _time, _listener, _room, _run) = (process, supervision, time, listener, room, run);
        (Id, _input) = (process.Id, process.StandardInput.BaseStream);
        _identity = OpenIdentity();
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_pipesOver.Token, _abandoned.Token);
    }

    /// <summary>Its number in the system.</summary>
    public int Id { get; }

    /// <summary>Its end. Never faults.</summary>
    public Task<ChildExit> Exited => _exited.Task;

    /// <summary>Completes when both pipes are over. Never faults.</summary>
    public Task OutputOver { get; private set; } = Task.CompletedTask;

    /// <summary>Starts a run.</summary>
    /// <param name="start">What.</param>
    /// <param name="supervision">How.</param>
    /// <param name="time">The clock of its timeout and graces.</param>
    /// <param name="listener">Hears of it.</param>
    /// <param name="room">Where lines wait for room.</param>
    /// <param name="run">Its number.</param>
    /// <param name="before">The output of the run before, which comes first.</param>
    /// <exception cref="SubprocessStartException">It cannot be started.</exception>
    public static async Task<ChildProcess> StartAsync(
        SubprocessStart start, SubprocessSupervision supervision, TimeProvider time, IChildListener listener, OutputRoom room, int run, Task before)
    {
        var process = await ProcessStarter.StartAsync(start, supervision.Orphans).ConfigureAwait(false);
        var child = new ChildProcess(process, supervision, time, listener, room, run);
        Unflowed.Make(() =>
        {
            child.OutputOver = Task.WhenAll(
                Task.Run(() => child.PumpAsync(process.StandardOutput.BaseStream, OutputOrigin.Output, start.Output, before)),
                Task.Run(() => child.PumpAsync(process.StandardError.BaseStream, OutputOrigin.Errors, start.Errors, before)));
            if (start.Input is { } input && Interlocked.Exchange(ref child._inputIsClosed, 1) == 0) _ = child.FeedAsync(input);
            if (start.Timeout is { } timeout) _ = child.TimeOutAsync(timeout);
            _ = child.WatchAsync();
            return child;
        });
        return child;
    }

    /// <summary>Writes to its input. One at a time.</summary>
    /// <exception cref="InputClosedException">It takes no input.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        if (Volatile.Read(ref _inputIsClosed) != 0) throw new InputClosedException(NoInput);
        await WriteNowAsync(bytes).ConfigureAwait(false);
    }

    /// <summary>Why a write is refused.</summary>
    public const string NoInput =
        "The child takes no input: it has closed it or has ended, or its input was completed. What was written before may not have been read; its exit code tells more.";

    /// <summary>Closes its input, for whoever writes one at a time; false: that was done, or it has ended.</summary>
    public bool CompleteInput()
    {
        if (Interlocked.Exchange(ref _inputIsClosed, 1) != 0 || _exited.Task.IsCompleted) return false;
        _input.Dispose();
        return true;
    }

    /// <summary>Signals it; false: it has ended.</summary>
    public bool Signal(int signal)
    {
        if (_exited.Task.IsCompleted || OperatingSystem.IsWindows()) return false;
        if (_identity is not null) return Posix.Signal(_identity, signal);
        return !HasEnded && Posix.Signal(Id, signal);
    }

    /// <summary>Asks it to end, and kills it after the grace.</summary>
    public void Terminate(TimeSpan grace)
    {
        if (grace <= TimeSpan.Zero || OperatingSystem.IsWindows())
        {
            Kill();
            return;
        }

        LookBelow();
        Signal(Posix.Terminate);
        _ = Unflowed.Make(() => KillAfterAsync(grace));
    }

    /// <summary>Kills it, with its children and theirs.</summary>
    public void Kill()
    {
        if (_exited.Task.IsCompleted) return;
        LookBelow();
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException or NotSupportedException)
        {
            // It has ended meanwhile, or some of its children may not be killed by this user: then the rest is.
            Signal(Posix.Kill);
        }
    }

    /// <summary>Kills it and drops what is unread.</summary>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await _abandoned.CancelAsync().ConfigureAwait(false);
        await ((Task)_exited.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await OutputOver.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // A process that has ended is reaped, and its number another's by then: what was found under it counts only if it has not ended after the look.
    private SafeFileHandle? OpenIdentity()
    {
        var handle = Posix.Open(Id);
        if (handle is null || !HasEnded) return handle;
        handle.Dispose();
        return null;
    }

    private void LookBelow()
    {
        if (_tree is not null) return;
        var tree = ProcessTree.Below(Id);
        if (!HasEnded) _tree ??= tree;
    }

    private bool HasEnded
    {
        get
        {
            try
            {
                return _process.HasExited;
            }
            catch (InvalidOperationException)
            {
                return true;
            }
        }
    }

    private async Task WriteNowAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            _inputOver.Token.ThrowIfCancellationRequested();
            await _input.WriteAsync(bytes, _inputOver.Token).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            throw new InputClosedException(NoInput, broken);
        }
    }

    private async Task FeedAsync(ReadOnlyMemory<byte> input)
    {
        try
        {
            await WriteNowAsync(input).ConfigureAwait(false);
        }
        catch (InputClosedException)
        {
            // It need not read what it does not want; as in Python's communicate, that is no failure.
        }

        await _input.DisposeAsync().ConfigureAwait(false);
    }

    private async Task TimeOutAsync(TimeSpan timeout)
    {
        if (await EndsWithinAsync(timeout).ConfigureAwait(false)) return;
        _timedOut = true;
        Terminate(_supervision.Grace);
    }

    private async Task KillAfterAsync(TimeSpan grace)
    {
        if (!await EndsWithinAsync(grace).ConfigureAwait(false)) Kill();
    }

    private async Task<bool> EndsWithinAsync(TimeSpan time)
    {
        await ((Task)_exited.Task).WaitAsync(time, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _exited.Task.IsCompleted;
    }

    private async Task WatchAsync()
    {
        await _process.WaitForExitAsync().ConfigureAwait(false);
        // Of what was to end with it, whatever it has left behind.
        _tree?.Kill();
        var exit = new ChildExit(_process.ExitCode, _timedOut);
        await _inputOver.CancelAsync().ConfigureAwait(false);
        _exited.SetResult(exit);
        await EndOutputAsync().ConfigureAwait(false);
        _listener.OnOutputOver(_run);
        await _input.DisposeAsync().ConfigureAwait(false);
        _process.Dispose();
        _identity?.Dispose();
    }
}
