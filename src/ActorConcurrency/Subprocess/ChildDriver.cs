using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// Does to the process what the state orders, and tells the actor what it hears of it. What takes time runs on the thread pool, and the actor
/// never waits. Orders are the actor's; the news comes from any thread.
/// </summary>
/// <param name="start">What to start.</param>
/// <param name="supervision">How it is looked after.</param>
/// <param name="time">The clock.</param>
/// <param name="self">The actor.</param>
internal sealed class ChildDriver(SubprocessStart start, SubprocessSupervision supervision, TimeProvider time, IActorRef self) : IChildDriver, IChildListener
{
    private readonly OutputRoom _room = new(supervision.BufferLines);
    private readonly Lock _lock = new();
    private readonly Dictionary<int, ChildProcess?> _open = [];
    private ChildProcess? _child;
    private Task _before = Task.CompletedTask;
    private bool _isClosed;

    /// <summary>After which delay the actor is to be woken; null: not at all. Whoever takes it up resets it.</summary>
    public TimeSpan? Wake { get; set; }

    public void Start(int run)
    {
        lock (_lock) _open.Add(run, null);
        _ = Unflowed.Make(() => StartAsync(run, _before));
    }

    public void WakeAfter(TimeSpan delay) => Wake = delay;

    public void Adopt(ChildEvent.Began began) => (_child, _before) = (began.Child, began.Child!.OutputOver);

    public void Write(RequestId id, ReadOnlyMemory<byte> bytes)
    {
        var child = _child!;
        _ = Unflowed.Make(() => Task.Run(async () =>
        {
            try
            {
                await child.WriteAsync(bytes).ConfigureAwait(false);
                Tell(new ChildEvent.Written(id, IsWritten: true));
            }
            catch (InputClosedException)
            {
                Tell(new ChildEvent.Written(id, IsWritten: false));
            }
        }));
    }

    public bool CompleteInput() => _child!.CompleteInput();

    public bool Signal(int number) => _child!.Signal(number);

    // It reads the system's table of processes.
    public void Terminate(TimeSpan grace) =>
        ThreadPool.UnsafeQueueUserWorkItem(static order => order.Child.Terminate(order.Grace), (Child: _child!, Grace: grace), preferLocal: false);

    public void GiveRoom(OutputOrigin origin) => _room.Give(origin);

    public bool IsFull(OutputOrigin origin) => _room.IsFull(origin);

    void IChildListener.OnLine(OutputOrigin origin, string text, LineEnd end, int run) => Tell(new ChildEvent.Line(origin, text, end, run));

    void IChildListener.OnPipeOver(OutputOrigin origin, int run) => Tell(new ChildEvent.PipeOver(origin, run));

    void IChildListener.OnOutputOver(int run)
    {
        lock (_lock) _open.Remove(run);
    }

    /// <summary>The actor has ended: so do its children, and whatever reads their pipes.</summary>
    public void Close()
    {
        List<ChildProcess> open;
        lock (_lock)
        {
            if (_isClosed) return;
            _isClosed = true;
            open = [.. _open.Values.OfType<ChildProcess>()];
        }

        foreach (var child in open) Dispose(child);
    }

    private async Task StartAsync(int run, Task before)
    {
        ChildProcess child;
        try
        {
            child = await ChildProcess.StartAsync(start, supervision, time, this, _room, run, before).ConfigureAwait(false);
        }
        catch (Exception cause)
        {
            Tell(new ChildEvent.NotBegun(cause));
            return;
        }

        bool isClosed;
        lock (_lock)
        {
            isClosed = _isClosed;
            if (_open.ContainsKey(run)) _open[run] = child;
        }

        if (isClosed) Dispose(child);
        Tell(new ChildEvent.Began(child.Id, run, child));
        Tell(new ChildEvent.Exited(await child.Exited.ConfigureAwait(false)));
    }

    private void Tell(ChildEvent news) => self.Tell(news, ActorRefs.NoSender);

    private static void Dispose(ChildProcess child) =>
        ThreadPool.UnsafeQueueUserWorkItem(static child => _ = child.DisposeAsync().AsTask(), child, preferLocal: false);
}
