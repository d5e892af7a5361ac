using System.Runtime.CompilerServices;
using System.Text;

namespace ActorConcurrency;

/// <summary>What is done with a subprocess in several steps. Thread-safe.</summary>
public static class SubprocessExtensions
{
    /// <summary>
    /// The lines as they come, until none will come any more. Who leaves the loop leaves the rest to be read; nothing is taken ahead. Several readers share the lines.
    /// </summary>
    /// <param name="subprocess">The subprocess.</param>
    /// <param name="origin">From which pipe; null: from both, in the order in which they came.</param>
    /// <param name="cancellationToken">Ends the reading; no line is taken for it.</param>
    /// <exception cref="SubprocessStartException">While it is enumerated: the program could not be started; see <see cref="ISubprocess.ReadLineAsync"/>.</exception>
    public static async IAsyncEnumerable<OutputLine> LinesAsync(
        this ISubprocess subprocess, OutputOrigin? origin = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subprocess);
        while (await subprocess.ReadLineAsync(origin, cancellationToken).ConfigureAwait(false) is { } line) yield return line;
    }

    /// <summary>Writes text to the child's input, as UTF-8: see <see cref="ISubprocess.WriteAsync"/>.</summary>
    /// <param name="subprocess">The subprocess.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ValueTask WriteAsync(this ISubprocess subprocess, string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subprocess);
        ArgumentNullException.ThrowIfNull(text);
        return subprocess.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }

    /// <summary>Writes text and a line feed to the child's input, as UTF-8: see <see cref="ISubprocess.WriteAsync"/>.</summary>
    /// <param name="subprocess">The subprocess.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null; for an empty line give an empty text.</exception>
    public static ValueTask WriteLineAsync(this ISubprocess subprocess, string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return subprocess.WriteAsync(text + "\n", cancellationToken);
    }

    /// <summary>
    /// Completes the input, behind what was written before, reads both pipes to their end at once, and waits for the child's. Python's
    /// <c>communicate</c>, whose input is the start's: see <see cref="SubprocessStart.WithInput"/>. For a child that is not started anew.
    /// </summary>
    /// <param name="subprocess">The subprocess. Nobody else should read it.</param>
    /// <param name="limits">How much is kept; null: the defaults.</param>
    /// <param name="cancellationToken">Ends the reading, not the child; what was read by then is gone.</param>
    /// <returns>How it ended, and what it wrote.</returns>
    /// <exception cref="SubprocessStartException">It could not be started.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the subprocess was ended before it was started.</exception>
    /// <exception cref="StoppedException">The subprocess was disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">Whoever supervises it failed.</exception>
    public static async Task<RunResult> CommunicateAsync(this ISubprocess subprocess, RunLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subprocess);
        var most = (limits ?? new()).Checked().MaxOutput;
        try
        {
            await subprocess.Started.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SubprocessStartException failure)
        {
            throw SubprocessStartException.Anew(failure);
        }

        var (output, errors, isCut) = (new StringBuilder(), new StringBuilder(), false);
        // Beside the reading: a child that is to read what was written before may wait for a reader of its own.
        var completing = subprocess.CompleteInputAsync(cancellationToken).AsTask();
        try
        {
            await foreach (var line in subprocess.LinesAsync(origin: null, cancellationToken).ConfigureAwait(false))
                isCut |= !Keep(line.Origin == OutputOrigin.Output ? output : errors, line.Raw, most);
        }
        finally
        {
            // What ends the reading ends this too, and the reading tells of it.
            await ((Task)completing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var outcome = await subprocess.Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (outcome.Exit is not { } exit || outcome is SubprocessOutcome.Failed)
            throw new OutcomeUnknownException($"How the program ended is not known: {(outcome as SubprocessOutcome.Failed)?.Message}");
        var snapshot = await subprocess.SnapshotAsync(cancellationToken).ConfigureAwait(false);
        return new(snapshot.Program, exit, Whole(output), Whole(errors), isCut);
    }

    /// <summary>Runs a subprocess that was just started to its end, and disposes of it.</summary>
    internal static async Task<RunResult> RunAsync(ISubprocess subprocess, RunLimits? limits, CancellationToken cancellationToken)
    {
        try
        {
            return await subprocess.CommunicateAsync(limits, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Who gives up does not wait for a grace; a child that has ended is not touched.
            await subprocess.KillAsync(CancellationToken.None).ConfigureAwait(false);
            await subprocess.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static bool Keep(StringBuilder kept, string text, int most)
    {
        var room = most - kept.Length;
        kept.Append(text.AsSpan(0, Math.Min(room, text.Length)));
        return text.Length <= room;
    }

    // A cut may have left half a character, which is none.
    private static string Whole(StringBuilder kept) =>
        kept.ToString(0, kept.Length > 0 && char.IsHighSurrogate(kept[^1]) ? kept.Length - 1 : kept.Length);
}
