using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

/// <summary>Makes the mailboxes of one id. Derived classes need a constructor with <see cref="Settings"/> and <see cref="Configuration.Config"/>.</summary>
public abstract class MailboxType
{
    /// <summary>The system's settings.</summary>
    protected readonly Settings Settings;

    /// <summary>The mailbox's HOCON.</summary>
    protected readonly Config Config;

    /// <summary>Creates the type.</summary>
    /// <param name="settings">The system's settings.</param>
    /// <param name="config">The mailbox's HOCON.</param>
    protected MailboxType(Settings settings, Config config)
    {
        Settings = settings;
        Config = config;
    }

    /// <summary>Makes the queue for one actor.</summary>
    /// <param name="owner">The actor.</param>
    /// <param name="system">The system.</param>
    public abstract IMessageQueue Create(IActorRef owner, ActorSystem system);
}

/// <summary>The default mailbox: first in, first out, without a limit.</summary>
public sealed class UnboundedMailbox : MailboxType, IProducesMessageQueue<UnboundedMessageQueue>
{
    /// <summary>Creates the type without HOCON.</summary>
    public UnboundedMailbox() : this(null!, Config.Empty) { }

    /// <summary>Creates the type.</summary>
    /// <param name="settings">The system's settings.</param>
    /// <param name="config">The mailbox's HOCON.</param>
    public UnboundedMailbox(Settings settings, Config config) : base(settings, config) { }

    /// <inheritdoc/>
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new UnboundedMessageQueue();
}

/// <summary>First in, first out, with a limit: a full one makes its senders wait, and after the push timeout the message is a dead letter.</summary>
public sealed class BoundedMailbox : MailboxType, IProducesMessageQueue<BoundedMessageQueue>, IProducesPushTimeoutSemanticsMailbox
{
    /// <summary>Creates the type.</summary>
    /// <param name="settings">The system's settings.</param>
    /// <param name="config">The mailbox's HOCON: <c>mailbox-capacity</c>, <c>mailbox-push-timeout-time</c>.</param>
    /// <exception cref="ArgumentException">The capacity or the timeout is negative.</exception>
    public BoundedMailbox(Settings settings, Config config) : base(settings, config)
    {
        Capacity = BoundedSettings.Capacity(config, nameof(BoundedMailbox));
        PushTimeout = BoundedSettings.PushTimeout(config, nameof(BoundedMailbox));
    }

    /// <summary>How many messages it holds.</summary>
    public int Capacity { get; }

    /// <inheritdoc/>
    public TimeSpan PushTimeout { get; }

    /// <inheritdoc/>
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new BoundedMessageQueue(Capacity, PushTimeout);
}

/// <summary>Without a limit, and can be put to in front, as a stash needs.</summary>
public sealed class UnboundedDequeBasedMailbox : MailboxType, IProducesMessageQueue<UnboundedDequeMessageQueue>
{
    /// <summary>Creates the type.</summary>
    /// <param name="settings">The system's settings.</param>
    /// <param name="config">The mailbox's HOCON.</param>
    public UnboundedDequeBasedMailbox(Settings settings, Config config) : base(settings, config) { }

    /// <inheritdoc/>
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new UnboundedDequeMessageQueue();
}

/// <summary>With a limit, and can be put to in front.</summary>
public class BoundedDequeBasedMailbox : MailboxType, IProducesMessageQueue<BoundedDequeMessageQueue>, IProducesPushTimeoutSemanticsMailbox
{
    /// <summary>Creates the type.</summary>
    /// <param name="settings">The system's settings.</param>
    /// <param name="config">The mailbox's HOCON: <c>mailbox-capacity</c>, <c>mailbox-push-timeout-time</c>.</param>
    /// <exception cref="ArgumentException">The capacity or the timeout is negative.</exception>
    public BoundedDequeBasedMailbox(Settings settings, Config config) : base(settings, config)
    {
        Capacity = BoundedSettings.Capacity(config, nameof(BoundedDequeBasedMailbox));
        PushTimeout = BoundedSettings.PushTimeout(config, nameof(BoundedDequeBasedMailbox));
    }

    /// <summary>How many messages it holds.</summary>
    public int Capacity { get; }

    /// <inheritdoc/>
    public TimeSpan PushTimeout { get; }

    /// <inheritdoc/>
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new BoundedDequeMessageQueue(Capacity, PushTimeout);
}

internal static class BoundedSettings
{
    public static int Capacity(Config config, string name)
    {
        var capacity = config.GetInt("mailbox-capacity", 1000);
        return capacity > 0 ? capacity : throw new ArgumentException($"The capacity for {name} must be positive: set mailbox-capacity.", nameof(config));
    }

    public static TimeSpan PushTimeout(Config config, string name)
    {
        var timeout = config.GetTimeSpan("mailbox-push-timeout-time", TimeSpan.FromSeconds(10));
        return timeout >= TimeSpan.Zero || timeout == Timeout.InfiniteTimeSpan ? timeout
            : throw new ArgumentException($"The push time-out for {name} must not be negative: set mailbox-push-timeout-time.", nameof(config));
    }
}

/// <summary>The base of mailboxes by priority: lower comes first.</summary>
public abstract class UnboundedPriorityMailbox : MailboxType, IProducesMessageQueue<UnboundedPriorityMessageQueue>
{
    /// <summary>Room for so many messages from the start.</summary>
    public const int DefaultCapacity = 11;

    /// <summary>Creates the type.</summary>
    /// <param name="settings">The system's settings.</param>
    /// <param name="config">The mailbox's HOCON.</param>
    protected UnboundedPriorityMailbox(Settings settings, Config config) : base(settings, config) => InitialCapacity = DefaultCapacity;

    /// <summary>Room for so many messages from the start.</summary>
    public int InitialCapacity { get; }

    /// <summary>A message's priority: lower comes first. Called once per message, on the actor's thread.</summary>
    /// <param name="message">The message.</param>
    protected abstract int PriorityGenerator(object message);

    /// <inheritdoc/>
    public sealed override IMessageQueue Create(IActorRef owner, ActorSystem system) => new UnboundedPriorityMessageQueue(PriorityGenerator, InitialCapacity);
}

/// <summary>The base of mailboxes by priority in which equal messages keep their order: lower comes first.</summary>
public abstract class UnboundedStablePriorityMailbox : MailboxType, IProducesMessageQueue<UnboundedStablePriorityMessageQueue>
{
    /// <summary>Room for so many messages from the start.</summary>
    public const int DefaultCapacity = 11;

    /// <summary>Creates the type.</summary>
    /// <param name="settings">The system's settings.</param>
    /// <param name="config">The mailbox's HOCON.</param>
    protected UnboundedStablePriorityMailbox(Settings settings, Config config) : base(settings, config) => InitialCapacity = DefaultCapacity;

    /// <summary>Room for so many messages from the start.</summary>
    public int InitialCapacity { get; }

    /// <summary>A message's priority: lower comes first. Called once per message, on the actor's thread.</summary>
    /// <param name="message">The message.</param>
    protected abstract int PriorityGenerator(object message);

    /// <inheritdoc/>
    public sealed override IMessageQueue Create(IActorRef owner, ActorSystem system) => new UnboundedStablePriorityMessageQueue(PriorityGenerator, InitialCapacity);
}
