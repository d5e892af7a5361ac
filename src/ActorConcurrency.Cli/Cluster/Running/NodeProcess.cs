using System.Diagnostics;
using System.Text.Json;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>A node of the demo in a process of its own: what it writes goes to the journal as it comes. Thread-safe.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan LeftAlone = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly RunJournal _journal;
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _lastWords = new();

    private bool _isDisposed;

    private NodeProcess(string id, Process process, RunJournal journal, Action<string> log)
    {
        (Id, _process, _journal) = (id, process, journal);
        var errors = ReadErrorsAsync(log);
        Ended = ReadAsync(errors);
    }

    /// <summary>Which process: "n2.1".</summary>
    public string Id { get; }

    /// <summary>Complete when it is a member and has had answers: with its address. Cancelled if it ends before.</summary>
    public Task<string> Ready => _ready.Task;

    /// <summary>Complete when its clients have ended, or it has.</summary>
    public Task Idle => _idle.Task;

    /// <summary>Complete when it has ended, and all it wrote is in the journal.</summary>
    public Task Ended { get; }

    public bool IsUp => Ready.IsCompletedSuccessfully && !Ended.IsCompleted;

    /// <summary>The end of what it said to standard error, for who wonders why it ended.</summary>
    public string LastWords
    {
        get
        {
            lock (_lastWords) return string.Join(' ', _lastWords);
        }
    }

    public static NodeProcess Start(ChildCommand command, NodeOptions options, RunJournal journal, Action<string> log)
    {
        journal.Write(options.Process, HistoryKind.Started);
        return new(options.Process, Process.Start(command.StartInfo(["--", .. options.Arguments()], isTimed: true))!, journal, log);
    }

    /// <summary>Says a command to it; nothing if it is gone.</summary>
    public void Tell(string command)
    {
        try
        {
            _process.StandardInput.WriteLine(command);
            _process.StandardInput.Flush();
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // Its end is in the journal.
        }
    }

    public void Kill()
    {
        _journal.Write(Id, HistoryKind.Killed);
        _process.Kill();
    }

    public void Freeze()
    {
        _journal.Write(Id, HistoryKind.Frozen);
        Signals.Freeze(_process);
    }

    public void Wake()
    {
        _journal.Write(Id, HistoryKind.Woken);
        Signals.Wake(_process);
    }

    public void Leave()
    {
        _journal.Write(Id, HistoryKind.Leaving);
        Tell(DemoNode.Leave);
    }

    /// <summary>Ends it by ending its input; by force if it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _process.StandardInput.Close();
        if (await Task.WhenAny(Ended, Task.Delay(LeftAlone)) != Ended && !_process.HasExited) Kill();
        await Ended;
        _process.Dispose();
    }

    private async Task ReadAsync(Task errors)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } text)
        {
            if (Parsed(text) is not { } line) continue;
            _journal.Add(line);
            if (line.Kind == HistoryKind.Ready) _ready.TrySetResult(line.Text!);
            if (line.Kind == HistoryKind.Idle) _idle.TrySetResult();
        }

        await errors;
        await _process.WaitForExitAsync();
        _journal.Write(Id, HistoryKind.Gone);
        _ready.TrySetCanceled();
        _idle.TrySetResult();
    }

    private async Task ReadErrorsAsync(Action<string> log)
    {
        while (await _process.StandardError.ReadLineAsync() is { } text)
        {
            log($"{Id}: {text}");
            lock (_lastWords)
            {
                _lastWords.Enqueue(text);
                if (_lastWords.Count > 3) _lastWords.Dequeue();
            }
        }
    }

    // Whoever is killed may have half a line written.
    private static HistoryLine? Parsed(string text)
    {
        try
        {
            return HistoryLine.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
