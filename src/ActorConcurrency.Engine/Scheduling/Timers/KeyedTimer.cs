namespace Akka.Actor;

/// <summary>
/// One timer of a <see cref="TimerScheduler"/>: the wheel's node and the message in one. It travels to the actor's mailbox, and
/// the actor's cell opens it there; what it says then counts, so a message that was already on its way when the timer was
/// cancelled or replaced is dropped.
/// </summary>
internal class KeyedTimer : WheelTimer, IWrappedMessage, INoSerializationVerificationNeeded
{
    private readonly IActorRef _receiver;
    private readonly IActorRef? _sender;

    protected KeyedTimer(object key, object message, IActorRef receiver, IActorRef? sender)
    {
        _receiver = receiver;
        _sender = sender;
        Key = key;
        Message = message;
    }

    public object Key { get; }

    /// <summary>What the actor is to receive.</summary>
    public object Message { get; }

    /// <summary>Tells the timers of one actor apart in its log.</summary>
    public required int Generation { get; init; }

    public required bool IsPeriodic { get; init; }

    /// <summary>Cancels it on a scheduler that is not the engine's own.</summary>
    public ICancelable? Foreign { get; set; }

    /// <summary>Whether its message is still to be handled. The actor's own: read and written by it alone.</summary>
    public bool IsActive { get; private set; } = true;

    public static KeyedTimer Create(object key, object message, IActorRef receiver, IActorRef? sender, int generation, bool isPeriodic) =>
        message is INotInfluenceReceiveTimeout
            ? new QuietKeyedTimer(key, message, receiver, sender) { Generation = generation, IsPeriodic = isPeriodic }
            : new KeyedTimer(key, message, receiver, sender) { Generation = generation, IsPeriodic = isPeriodic };

    public void Deactivate()
    {
        IsActive = false;
        Cancel();
        Foreign?.Cancel();
    }

    /// <summary>Ends a timer whose only message has arrived.</summary>
    public void Complete() => IsActive = false;

    protected internal override void Fire() => _receiver.Tell(this, _sender);

    public override string ToString() => $"Timer [{Key}] with generation [{Generation}]: {Message}";

    /// <summary>Keeps what the message inside says about the receive timeout.</summary>
    private sealed class QuietKeyedTimer(object key, object message, IActorRef receiver, IActorRef? sender)
        : KeyedTimer(key, message, receiver, sender), INotInfluenceReceiveTimeout;
}
