using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <summary>
/// Runs each trial in a process of its own, so that a hang can be ended, a crash is an outcome, and allocation and threads are the trial's
/// alone. No process is left behind, not even if this one is killed.
/// </summary>
public sealed class ChildProcessRunner : ITrialRunner
{
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(5);

    private readonly ChildCommand _command;
    private readonly TimeSpan _patience;

    /// <summary>Creates a runner.</summary>
    /// <param name="command">How to start a process that serves a trial.</param>
    /// <param name="patience">How much longer than declared a run may take before it counts as hung; above zero, 30 s by default.</param>
    public ChildProcessRunner(ChildCommand command, TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        _command = command;
        _patience = patience ?? Patience.Default;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_patience, TimeSpan.Zero, nameof(patience));
    }

    /// <inheritdoc/>
    public async Task<TrialRecord> RunAsync(TrialOrder order, Action<TrialEvent> onEvent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(onEvent);
        cancellationToken.ThrowIfCancellationRequested();

        using var supervision = new Supervision(Patience.Limit(order, _patience), onEvent);
        using var process = Process.Start(_command.StartInfo(order))!;
        var reading = ReadAsync(process, supervision);
        var grace = TimeSpan.Zero;
        try
        {
            var record = await supervision.FollowAsync(cancellationToken).ConfigureAwait(false);
            if (record.Ending == Ending.Completed) grace = ExitLimit;
            return record;
        }
        finally
        {
            await EndAsync(process, grace).ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }
    }

    private static async Task ReadAsync(Process process, Supervision supervision)
    {
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
            supervision.Accept(TrialWire.Read(line));

        // Ignored if the program has ended as it should.
        await process.WaitForExitAsync().ConfigureAwait(false);
        supervision.Accept(new TrialEvent.Failed(Obituary(process.ExitCode, await errors.ConfigureAwait(false))));
    }

    private static string Obituary(int exitCode, string errors)
    {
        var lastWords = errors.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0);
        return lastWords is null ? $"its process ended with {exitCode}" : $"its process ended with {exitCode}: {lastWords}";
    }

    // A program that is through ends by itself once its input closes; any other is killed.
    private static async Task EndAsync(Process process, TimeSpan grace)
    {
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(grace);
        try
        {
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }
}
