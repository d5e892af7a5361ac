using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.TestKit.Internal;

/// <summary>
/// Keeps the test actor the sender of what a test tells without one. The current cell belongs to a thread, and a test that
/// awaits goes on elsewhere; this context goes along, and sets the cell wherever the test continues.
/// </summary>
internal sealed class ImplicitSenderContext : SynchronizationContext
{
    private readonly ActorCell? _cell;
    private readonly SynchronizationContext? _outer;
    private readonly ActorCell? _outerCell;

    private ImplicitSenderContext(ActorCell? cell, SynchronizationContext? outer)
    {
        _cell = cell;
        // A context that an earlier kit has left on this thread is replaced, not wrapped.
        _outer = outer is ImplicitSenderContext left ? left._outer : outer;
        _outerCell = InternalCurrentActorCellKeeper.Current;
    }

    /// <summary>
    /// Makes the cell's actor the sender on this thread, and wherever code that awaits on it continues; nobody, if there is
    /// no cell.
    /// </summary>
    public static ImplicitSenderContext Install(ActorCell? cell)
    {
        var context = new ImplicitSenderContext(cell, Current);
        InternalCurrentActorCellKeeper.Current = cell;
        SetSynchronizationContext(context);
        return context;
    }

    /// <summary>Leaves this thread as it was found, if nobody else has changed it since.</summary>
    public void Remove()
    {
        if (ReferenceEquals(InternalCurrentActorCellKeeper.Current, _cell))
            InternalCurrentActorCellKeeper.Current = _outerCell is { IsTerminated: false } ? _outerCell : null;
        if (ReferenceEquals(Current, this))
            SetSynchronizationContext(_outer);
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (_outer is not null)
            _outer.Post(_ => Run(d, state), null);
        else
            ThreadPool.QueueUserWorkItem(_ => Run(d, state), null);
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (_outer is not null)
            _outer.Send(_ => Run(d, state), null);
        else
            Run(d, state);
    }

    public override SynchronizationContext CreateCopy() => this;

    public override void OperationStarted() => _outer?.OperationStarted();

    public override void OperationCompleted() => _outer?.OperationCompleted();

    private void Run(SendOrPostCallback d, object? state) =>
        new CallerState(this, _cell).Run(() =>
        {
            d(state);
            return true;
        });
}
