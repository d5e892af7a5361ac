using Akka.Actor;

namespace Akka.Pattern;

/// <summary>What makes a back-off supervisor start its child again.</summary>
internal enum BackoffTrigger
{
    Stop,
    Failure,
}

internal sealed class BackoffOptionsImpl(BackoffTrigger trigger, Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) : BackoffOptions
{
    private IBackoffReset Reset { get; init; } = new AutoReset(minBackoff);

    private OneForOneStrategy Strategy { get; init; } = new(Actor.SupervisorStrategy.DefaultDecider);

    private object? ReplyWhileStopped { get; init; }

    private Func<object, bool>? FinalStopMessage { get; init; }

    internal override Props Props => trigger == BackoffTrigger.Stop
        ? Producer.Props(() => new BackoffSupervisor(childProps, childName, minBackoff, maxBackoff, Reset, randomFactor, Strategy, ReplyWhileStopped, FinalStopMessage))
        : Producer.Props(() => new BackoffOnRestartSupervisor(childProps, childName, minBackoff, maxBackoff, Reset, randomFactor, Strategy, ReplyWhileStopped, FinalStopMessage));

    public override BackoffOptions WithAutoReset(TimeSpan resetBackoff) => Copy(reset: new AutoReset(resetBackoff));

    public override BackoffOptions WithManualReset() => Copy(reset: ManualReset.Instance);

    public override BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy) => Copy(strategy: supervisorStrategy);

    public override BackoffOptions WithDefaultStoppingStrategy() =>
        Copy(strategy: Actor.SupervisorStrategy.StoppingStrategy.WithMaxNrOfRetries(Strategy.MaxNumberOfRetries));

    public override BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries) => Copy(strategy: Strategy.WithMaxNrOfRetries(maxNrOfRetries));

    public override BackoffOptions WithReplyWhileStopped(object replyWhileStopped) => Copy(reply: replyWhileStopped);

    public override BackoffOptions WithFinalStopMessage(Func<object, bool> isFinalStopMessage) => Copy(final: isFinalStopMessage);

    private BackoffOptionsImpl Copy(IBackoffReset? reset = null, OneForOneStrategy? strategy = null, object? reply = null, Func<object, bool>? final = null) =>
        new(trigger, childProps, childName, minBackoff, maxBackoff, randomFactor)
        {
            Reset = reset ?? Reset,
            Strategy = strategy ?? Strategy,
            ReplyWhileStopped = reply ?? ReplyWhileStopped,
            FinalStopMessage = final ?? FinalStopMessage,
        };

    /// <summary>Creates supervisors without looking for their constructors at run time.</summary>
    internal sealed class Producer(Type type, Func<ActorBase> create) : IIndirectActorProducer
    {
        public Type ActorType { get; } = type;

        public static Props Props<T>(Func<T> create) where T : ActorBase => Actor.Props.CreateBy(new Producer(typeof(T), create));

        public ActorBase Produce() => create();

        public void Release(ActorBase actor) { }
    }
}
