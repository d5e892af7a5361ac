using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <summary>A child process that tells events, one a line. It ends when its input closes, so it never outlives this one.</summary>
internal sealed class EventProcess : IDisposable
{
    private readonly Process _process;
    private readonly Action<TrialEvent> _accept;
    private readonly Task _reading;

    private EventProcess(Process process, Action<TrialEvent> accept)
    {
        (_process, _accept) = (process, accept);
        _reading = ReadAsync();
    }

    /// <summary>Starts it. Its death is told as an event too, which is to be ignored if it has ended as it should.</summary>
    public static EventProcess Start(ChildCommand command, IReadOnlyList<string> arguments, Action<TrialEvent> accept, bool isTimed = false) =>
        new(Process.Start(command.StartInfo(arguments, isTimed))!, accept);

    /// <summary>Closes its input and waits; after <paramref name="grace"/> it is killed, with all that it has started.</summary>
    public async Task EndAsync(TimeSpan grace)
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(grace);
        try
        {
            await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        await _reading.ConfigureAwait(false);
    }

    public void Dispose() => _process.Dispose();

    private async Task ReadAsync()
    {
        var errors = _process.StandardError.ReadToEndAsync();
        while (await _process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
            _accept(TrialWire.Read(line));

        await _process.WaitForExitAsync().ConfigureAwait(false);
        _accept(new TrialEvent.Failed(Obituary(_process.ExitCode, await errors.ConfigureAwait(false))));
    }

    private static string Obituary(int exitCode, string errors)
    {
        var lastWords = errors.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0);
        return lastWords is null ? $"its process ended with {exitCode}" : $"its process ended with {exitCode}: {lastWords}";
    }
}
