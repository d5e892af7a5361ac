using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Util;

namespace Akka.TestKit;

/// <summary>Supervises each child by a strategy of its own; children without one get the default strategy. Thread-safe.</summary>
public class DelegatingSupervisorStrategy : SupervisorStrategy
{
    private readonly ConcurrentDictionary<IActorRef, SupervisorStrategy> _strategies = new();

    /// <summary>Creates a strategy that knows no child yet.</summary>
    public DelegatingSupervisorStrategy() { }

    /// <summary>The default decider; a child's own strategy has its own.</summary>
    public override IDecider Decider => DefaultDecider;

    /// <summary>Sets a child's strategy.</summary>
    /// <param name="child">The child.</param>
    /// <param name="supervisorStrategy">Its strategy from now on.</param>
    public void Update(IActorRef child, SupervisorStrategy supervisorStrategy) => _strategies[child] = supervisorStrategy;

    /// <inheritdoc />
    protected override Directive Handle(IActorRef child, Exception exception) => For(child).Decider.Decide(exception);

    /// <inheritdoc />
    public override void ProcessFailure(IActorContext context, bool restart, IActorRef child, Exception cause,
        ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children) =>
        For(child).ProcessFailure(context, restart, child, cause, stats, children);

    /// <inheritdoc />
    public override void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children)
    {
        For(child).HandleChildTerminated(actorContext, child, children);
        _strategies.TryRemove(child, out _);
    }

    /// <summary>Throws always: the strategy belongs to one test actor.</summary>
    /// <param name="system">Not used.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override ISurrogate ToSurrogate(ActorSystem system) =>
        throw new NotSupportedException($"{nameof(DelegatingSupervisorStrategy)} cannot be serialised: it belongs to one test actor.");

    private SupervisorStrategy For(IActorRef child) => _strategies.GetValueOrDefault(child, DefaultStrategy);
}
