using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <summary>A child process that tells events, one a line. It ends when its input closes, so it never outlives this one.</summary>
internal sealed class EventProcess : IDisposable
{
    // What it has said is there long before; only whoever has its output from it can keep that open for longer.
    private static readonly TimeSpan OutputLimit = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Process _process;
    private readonly TimeProvider _time;
    private readonly Task _following;
    private volatile Action<TrialEvent> _accept;
    private volatile string _lastWords = "";
    private bool _hasEnded;

    private EventProcess(Process process, Action<TrialEvent> accept, TimeProvider time)
    {
        (_process, _accept, _time) = (process, accept, time);
        _following = FollowAsync();
    }

    /// <summary>Starts it. Its death is told as an event too, which is to be ignored if it has ended as it should.</summary>
    public static EventProcess Start(ChildCommand command, IReadOnlyList<string> arguments, Action<TrialEvent> accept, bool isTimed = false, TimeProvider? time = null) =>
        new(Process.Start(command.StartInfo(arguments, isTimed))!, accept, time ?? TimeProvider.System);

    /// <summary>Has it serve one more trial, whose events it tells from now on.</summary>
    /// <returns>Whether it could be asked; <see langword="false"/> if it has ended, or ends just now.</returns>
    public bool TryServe(IReadOnlyList<string> arguments, Action<TrialEvent> accept)
    {
        lock (_gate)
        {
            if (_hasEnded) return false;
            // Set before it is asked, for it may answer at once.
            var before = Interlocked.Exchange(ref _accept, accept);
            try
            {
                _process.StandardInput.WriteLine(TrialWire.WriteOrder(arguments));
                _process.StandardInput.Flush();
                return true;
            }
            catch (IOException)
            {
                _accept = before;
                return false;
            }
        }
    }

    /// <summary>Kills it, and nothing else.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Closes its input and waits; after <paramref name="grace"/> it is killed, with all that it has started.</summary>
    public async Task EndAsync(TimeSpan grace)
    {
        CloseInput();
        using var limit = new CancellationTokenSource(grace);
        try
        {
            await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _following.ConfigureAwait(false);
    }

    public void Dispose() => _process.Dispose();

    private void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended, with an order that it did not read.
        }
    }

    private async Task FollowAsync()
    {
        var reading = Task.WhenAll(ReadEventsAsync(), ReadErrorsAsync());
        await _process.WaitForExitAsync().ConfigureAwait(false);
        try
        {
            await reading.WaitAsync(OutputLimit, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // What comes of it later is nothing that the process has said.
        }

        Action<TrialEvent> accept;
        lock (_gate) (_hasEnded, accept) = (true, _accept);
        accept(new TrialEvent.Failed(_lastWords.Length == 0 ? $"its process ended with {_process.ExitCode}" : $"its process ended with {_process.ExitCode}: {_lastWords}"));
    }

    private async Task ReadEventsAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
            _accept(TrialWire.Read(line));
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync().ConfigureAwait(false) is { } line)
            if (_lastWords.Length == 0) _lastWords = line.Trim();
    }
}
