using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>One run of a timeline's program: where it starts its threads, tasks and actors. Thread-safe.</summary>
public sealed class TimelineRun
{
    private const int Looks = 10;

    private readonly TimelineRecorder _recorder;
    private readonly Lazy<ActorSystem> _actors;
    private readonly List<(Thread Thread, LaneRecorder Lane, Task Over)> _threads = [];

    internal TimelineRun(TimelineRecorder recorder, CancellationToken cancellation)
    {
        (_recorder, Cancellation) = (recorder, cancellation);
        _actors = new(() => RecordingMailbox.CreateSystem(recorder));
    }

    /// <summary>
    /// Where actors are started; each has a lane. By messages only, so that all of them are seen. What is told to an actor that is just being
    /// started goes through other hands, and is not seen to come from its sender: first await an answer of it.
    /// </summary>
    public IActorRefFactory Actors => _actors.Value;

    /// <summary>Cancelled when the run is no longer wanted.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>How it ended, in a sentence; the last one counts.</summary>
    public string End { internal get; set; } = "";

    /// <summary>Runs a program on a thread of its own, with a lane.</summary>
    /// <param name="name">The lane's name.</param>
    /// <param name="program">What the thread does; it says so to the lane.</param>
    /// <returns>Completes when it is through, also if <see cref="Interrupt"/> ended it.</returns>
    public Task OnThread(string name, Action<LaneRecorder> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        var lane = _recorder.Lane(name, LaneKind.Thread);
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Run(lane, program, over)) { IsBackground = true, Name = name };
        lock (_threads) _threads.Add((thread, lane, over.Task));
        thread.Start();
        return over.Task;
    }

    /// <summary>Waits until these threads have said that they are about to wait, and do, or have ended: looked at several times in a row, for a moment's sleep is none.</summary>
    /// <param name="names">Their lanes' names.</param>
    public async Task BlockedAsync(params string[] names)
    {
        for (var times = 0; times < Looks; await Task.Delay(1, Cancellation).ConfigureAwait(false))
        {
            lock (_threads) times = names.All(name => _threads.Exists(one => one.Lane.Name == name && IsBlockedOrOver(one.Thread, one.Lane))) ? times + 1 : 0;
        }
    }

    /// <summary>Runs a program as a task, with a lane.</summary>
    /// <param name="name">The lane's name.</param>
    /// <param name="program">What the task does; it says so to the lane.</param>
    public Task OnTask(string name, Func<LaneRecorder, Task> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        var lane = _recorder.Lane(name, LaneKind.Task);
        return Task.Run(async () =>
        {
            lane.Enter();
            await program(lane).ConfigureAwait(false);
            lane.Ends();
        });
    }

    /// <summary>Ends every thread that is blocked: the timeline is over, and they would be so for ever.</summary>
    public void Interrupt()
    {
        lock (_threads)
            foreach (var (thread, _, _) in _threads) thread.Interrupt();
    }

    /// <summary>Ends its threads and its actors. A thread that failed fails it, also if nobody has waited for that thread.</summary>
    internal async Task CloseAsync()
    {
        Interrupt();
        if (_actors.IsValueCreated) await LaboratoryActors.StopAsync(_actors.Value).ConfigureAwait(false);
        Task[] threads;
        lock (_threads) threads = [.. _threads.Select(one => one.Over)];
        await Task.WhenAll(threads).WaitAsync(Patience.Default).ConfigureAwait(false);
    }

    private static bool IsBlockedOrOver(Thread thread, LaneRecorder lane) => !thread.IsAlive || (lane.IsBlocked && thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin));

    private static void Run(LaneRecorder lane, Action<LaneRecorder> program, TaskCompletionSource over)
    {
        try
        {
            program(lane);
            lane.Ends();
            over.SetResult();
        }
        catch (ThreadInterruptedException)
        {
            over.SetResult();
        }
        catch (Exception failure)
        {
            over.SetException(failure);
        }
    }
}
