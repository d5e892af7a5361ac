using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>
/// Runs the steps of an actor's asynchronous handler on the actor's own thread of control: each continuation comes as a
/// system message, so it never runs beside another message of the actor, and user messages wait until the handler is done.
/// </summary>
public class ActorTaskScheduler : TaskScheduler
{
    private readonly ActorCell _cell;
    private object? _message;
    private IActorRef? _sender;

    internal ActorTaskScheduler(ActorCell actorCell) => _cell = actorCell;

    /// <summary>The message that the handler is for.</summary>
    public object? CurrentMessage => _message;

    /// <summary>One: an actor does one thing at a time.</summary>
    public override int MaximumConcurrencyLevel => 1;

    /// <inheritdoc/>
    protected override IEnumerable<Task>? GetScheduledTasks() => null;

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => _cell.SendSystemMessage(new ActorTask(task));

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(InternalCurrentActorCellKeeper.Current, _cell) && TryExecuteTask(task);

    internal void Run(Task task)
    {
        _cell.RestoreMessage(_message, _sender);
        OnBeforeTaskStarted();
        TryExecuteTask(task);
        OnAfterTaskCompleted();
    }

    /// <summary>Called before each step.</summary>
    protected virtual void OnBeforeTaskStarted() { }

    /// <summary>Called after each step.</summary>
    protected virtual void OnAfterTaskCompleted() { }

    /// <summary>Runs an action as an asynchronous step of the current actor.</summary>
    /// <param name="action">The action.</param>
    public static void RunTask(Action action) => RunTask(() =>
    {
        action();
        return Task.CompletedTask;
    });

    /// <summary>Runs an asynchronous action of the current actor; its user messages wait until it is done. What it throws goes to the supervisor.</summary>
    /// <param name="asyncAction">The action.</param>
    /// <exception cref="InvalidOperationException">No actor runs on this thread.</exception>
    public static void RunTask(Func<Task> asyncAction)
    {
        var cell = InternalCurrentActorCellKeeper.Current
            ?? throw new InvalidOperationException("RunTask must be called from an actor context.");
        cell.TaskScheduler.Begin(asyncAction);
    }

    private void Begin(Func<Task> asyncAction)
    {
        (_message, _sender) = _cell.SaveMessage();
        // A task, so that the handler's awaits capture this scheduler; run here and now, so that a handler that never
        // really waits costs no suspension.
        var start = new Task<Task>(asyncAction);
        start.RunSynchronously(this);
        var handler = start.GetAwaiter().GetResult();
        if (handler.IsCompleted)
        {
            handler.GetAwaiter().GetResult();
            return;
        }

        _cell.OwnMailbox.Suspend();
        var done = new AsyncHandlerDone(handler, _message, _sender);
        handler.ContinueWith(
            static (_, state) => ((AsyncHandlerDone)state!).Cell!.SendSystemMessage((AsyncHandlerDone)state), done.Of(_cell),
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, Default);
    }
}

/// <summary>An asynchronous handler has completed: the actor goes on with its user messages, or fails.</summary>
internal sealed class AsyncHandlerDone(Task handler, object? message, IActorRef? sender) : SystemMessage
{
    public ActorCell? Cell { get; private set; }

    public AsyncHandlerDone Of(ActorCell cell)
    {
        Cell = cell;
        return this;
    }

    public void Complete(ActorCell cell)
    {
        cell.RestoreMessage(message, sender);
        cell.OwnMailbox.Resume();
        cell.CheckReceiveTimeout();
        if (handler.IsCompletedSuccessfully) cell.RestoreMessage(null, sender);
        else handler.GetAwaiter().GetResult();
    }
}
