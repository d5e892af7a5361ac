using System.IO.Pipes;

namespace ActorConcurrency;

/// <content>What it writes.</content>
internal sealed partial class ChildProcess
{
    // What a pipe may hold by default on Linux, for a user without rights.
    private const int MostInPipe = 1 << 20;
    private const int ReadSize = 16_384;

    private readonly CancellationTokenSource _pipesOver = new();
    private readonly CancellationTokenSource _abandoned = new();
    private readonly CancellationTokenSource _linked;

    /// <summary>Waits until both pipes are over; from the end of the grace on, only what is in them is read.</summary>
    private async Task EndOutputAsync()
    {
        await OutputOver.WaitAsync(_supervision.PipeGrace, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _pipesOver.CancelAsync().ConfigureAwait(false);
        await OutputOver.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _linked.Dispose();
    }

    private async Task PumpAsync(Stream pipe, OutputOrigin origin, OutputUse use, Task before)
    {
        var buffer = new byte[ReadSize];
        var splitter = new LineSplitter(_supervision.MaxLine);
        List<(string Text, LineEnd End)> lines = [];
        await using var closing = pipe.ConfigureAwait(false);
        if (use == OutputUse.Read) await before.WaitAsync(_abandoned.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var late = 0;
        try
        {
            while (await ReadAsync(pipe, buffer).ConfigureAwait(false) is > 0 and var read)
            {
                // Somebody who still writes does not keep it open for ever.
                if (_pipesOver.IsCancellationRequested && (late += read) > MostInPipe) break;
                if (use == OutputUse.Discard) continue;
                splitter.Add(buffer.AsSpan(0, read), lines);
                await PassOnAsync(lines, origin).ConfigureAwait(false);
            }

            splitter.End(lines);
            await PassOnAsync(lines, origin).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nobody will read it any more.
        }
        finally
        {
            _listener.OnPipeOver(origin, _run);
        }
    }

    private async Task PassOnAsync(List<(string Text, LineEnd End)> lines, OutputOrigin origin)
    {
        foreach (var (text, end) in lines)
        {
            await _room.TakeAsync(origin, _abandoned.Token).ConfigureAwait(false);
            _listener.OnLine(origin, text, end, _run);
        }

        lines.Clear();
    }

    /// <summary>Reads some bytes; 0: there are none any more.</summary>
    private async ValueTask<int> ReadAsync(Stream pipe, byte[] buffer)
    {
        try
        {
            if (!_pipesOver.IsCancellationRequested) return await pipe.ReadAsync(buffer, _linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_abandoned.IsCancellationRequested)
        {
            // It is over but for what is there.
        }
        catch (IOException)
        {
            return 0;
        }

        return IsReadable(pipe) ? await pipe.ReadAsync(buffer, _abandoned.Token).ConfigureAwait(false) : 0;
    }

    private static bool IsReadable(Stream pipe) => pipe is PipeStream stream
        && (OperatingSystem.IsWindows() ? WindowsJob.IsReadable(stream.SafePipeHandle) : Posix.IsReadable(stream.SafePipeHandle));
}
