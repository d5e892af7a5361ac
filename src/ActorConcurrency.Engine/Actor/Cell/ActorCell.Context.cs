namespace Akka.Actor;

public partial class ActorCell
{
    /// <inheritdoc/>
    public ActorSelection ActorSelection(string path) => ActorRefFactoryShared.ActorSelection(path, _system, Self);

    /// <inheritdoc/>
    public ActorSelection ActorSelection(ActorPath path) => ActorRefFactoryShared.ActorSelection(path, _system);

    /// <inheritdoc/>
    public void Become(Receive receive) => Rarely.Behaviour = receive;

    /// <inheritdoc/>
    public void BecomeStacked(Receive receive)
    {
        (Rarely.Behaviours ??= new Stack<Receive?>()).Push(Rarely.Behaviour);
        Rarely.Behaviour = receive;
    }

    /// <inheritdoc/>
    public void UnbecomeStacked()
    {
        // The last one left is the actor's own behaviour, which stays.
        if (_rare is { } rare) rare.Behaviour = rare.Behaviours is { Count: > 0 } behaviours ? behaviours.Pop() : null;
    }

    void IUntypedActorContext.Become(UntypedReceive receive) => Become(Handled(receive));

    void IUntypedActorContext.BecomeStacked(UntypedReceive receive) => BecomeStacked(Handled(receive));

    private static Receive Handled(UntypedReceive receive) => message =>
    {
        receive(message);
        return true;
    };

    /// <inheritdoc/>
    public TimeSpan? ReceiveTimeout => _rare?.ReceiveTimeout;

    /// <inheritdoc/>
    public void SetReceiveTimeout(TimeSpan? timeout = null)
    {
        if (timeout is null && _rare?.ReceiveTimeout is null) return;
        if (timeout <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A receive timeout is at least a millisecond; null clears it.");
        Rarely.ReceiveTimeout = timeout;
        if (timeout is null) CancelReceiveTimeout();
    }

    /// <summary>Starts the receive timeout anew, if one is set.</summary>
    /// <param name="reschedule">Whether it starts from now.</param>
    public void CheckReceiveTimeout(bool reschedule = true)
    {
        if (_rare?.ReceiveTimeout is not { } timeout) return;
        if (!reschedule && _rare.ReceiveTimeoutTimer is not null) return;
        CancelReceiveTimeout();
        // An actor that is on its way out must not be told any more.
        if (_mailbox.IsClosed) return;
        _rare.ReceiveTimeoutTimer = _system.Scheduler.ScheduleTellOnceCancelable(timeout, Self, TimeoutMessage, Self);
    }

    private static object TimeoutMessage => Akka.Actor.ReceiveTimeout.Instance;

    private void CancelReceiveTimeout()
    {
        if (_rare?.ReceiveTimeoutTimer is not { } timer) return;
        timer.Cancel();
        _rare.ReceiveTimeoutTimer = null;
    }

    internal (object? Message, IActorRef? Sender) SaveMessage() => (_currentMessage, _currentSender);

    internal void RestoreMessage(object? message, IActorRef? sender)
    {
        _currentMessage = message;
        _currentSender = sender;
    }
}
