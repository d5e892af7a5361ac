using System.Linq.Expressions;
using Akka.Actor;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Creates an actor that the test can look into.</summary>
    /// <typeparam name="TActor">The actor's class.</typeparam>
    /// <param name="props">How to make the actor.</param>
    /// <param name="supervisor">The parent; null for the user guardian.</param>
    /// <param name="name">The actor's name; null for a generated one.</param>
    /// <exception cref="InvalidActorNameException">The parent has a child of that name.</exception>
    public TestActorRef<TActor> ActorOfAsTestActorRef<TActor>(Props props, IActorRef? supervisor, string? name = null) where TActor : ActorBase =>
        new(Sys, props, supervisor, name);

    /// <inheritdoc cref="ActorOfAsTestActorRef{TActor}(Props, IActorRef, string)" />
    public TestActorRef<TActor> ActorOfAsTestActorRef<TActor>(Props props, string? name = null) where TActor : ActorBase =>
        new(Sys, props, null, name);

    /// <inheritdoc cref="ActorOfAsTestActorRef{TActor}(Props, IActorRef, string)" />
    /// <param name="factory">A call of the actor's constructor.</param>
    /// <param name="supervisor">The parent; null for the user guardian.</param>
    /// <param name="name">The actor's name; null for a generated one.</param>
    public TestActorRef<TActor> ActorOfAsTestActorRef<TActor>(Expression<Func<TActor>> factory, IActorRef? supervisor, string? name = null)
        where TActor : ActorBase => new(Sys, Props.Create(factory), supervisor, name);

    /// <inheritdoc cref="ActorOfAsTestActorRef{TActor}(Expression{Func{TActor}}, IActorRef, string)" />
    public TestActorRef<TActor> ActorOfAsTestActorRef<TActor>(Expression<Func<TActor>> factory, string? name = null) where TActor : ActorBase =>
        new(Sys, Props.Create(factory), null, name);

    /// <inheritdoc cref="ActorOfAsTestActorRef{TActor}(Props, IActorRef, string)" />
    public TestActorRef<TActor> ActorOfAsTestActorRef<TActor>(IActorRef? supervisor, string? name = null) where TActor : ActorBase, new() =>
        new(Sys, Props.Create<TActor>(), supervisor, name);

    /// <inheritdoc cref="ActorOfAsTestActorRef{TActor}(Props, IActorRef, string)" />
    public TestActorRef<TActor> ActorOfAsTestActorRef<TActor>(string? name = null) where TActor : ActorBase, new() =>
        new(Sys, Props.Create<TActor>(), null, name);

    /// <summary>Creates a state machine that the test can look into.</summary>
    /// <typeparam name="TFsmActor">The state machine's class.</typeparam>
    /// <typeparam name="TState">The type of its states.</typeparam>
    /// <typeparam name="TData">The type of its data.</typeparam>
    /// <param name="props">How to make the actor.</param>
    /// <param name="supervisor">The parent; null for the user guardian.</param>
    /// <param name="name">The actor's name; null for a generated one.</param>
    /// <param name="withLogging">Whether the log says what the test sets.</param>
    /// <exception cref="InvalidActorNameException">The parent has a child of that name.</exception>
    public TestFSMRef<TFsmActor, TState, TData> ActorOfAsTestFSMRef<TFsmActor, TState, TData>(Props props, IActorRef? supervisor,
        string? name = null, bool withLogging = false) where TFsmActor : FSM<TState, TData> =>
        new(Sys, props, supervisor, name, withLogging);

    /// <inheritdoc cref="ActorOfAsTestFSMRef{TFsmActor, TState, TData}(Props, IActorRef, string, bool)" />
    public TestFSMRef<TFsmActor, TState, TData> ActorOfAsTestFSMRef<TFsmActor, TState, TData>(Props props, string? name = null,
        bool withLogging = false) where TFsmActor : FSM<TState, TData> =>
        new(Sys, props, null, name, withLogging);

    /// <inheritdoc cref="ActorOfAsTestFSMRef{TFsmActor, TState, TData}(Props, IActorRef, string, bool)" />
    public TestFSMRef<TFsmActor, TState, TData> ActorOfAsTestFSMRef<TFsmActor, TState, TData>(IActorRef? supervisor, string? name = null,
        bool withLogging = false) where TFsmActor : FSM<TState, TData>, new() =>
        new(Sys, Props.Create<TFsmActor>(), supervisor, name, withLogging);

    /// <inheritdoc cref="ActorOfAsTestFSMRef{TFsmActor, TState, TData}(Props, IActorRef, string, bool)" />
    public TestFSMRef<TFsmActor, TState, TData> ActorOfAsTestFSMRef<TFsmActor, TState, TData>(string? name = null, bool withLogging = false)
        where TFsmActor : FSM<TState, TData>, new() =>
        new(Sys, Props.Create<TFsmActor>(), null, name, withLogging);

    /// <inheritdoc cref="ActorOfAsTestFSMRef{TFsmActor, TState, TData}(Props, IActorRef, string, bool)" />
    /// <param name="factory">A call of the actor's constructor.</param>
    /// <param name="supervisor">The parent; null for the user guardian.</param>
    /// <param name="name">The actor's name; null for a generated one.</param>
    /// <param name="withLogging">Whether the log says what the test sets.</param>
    public TestFSMRef<TFsmActor, TState, TData> ActorOfAsTestFSMRef<TFsmActor, TState, TData>(Expression<Func<TFsmActor>> factory,
        IActorRef? supervisor, string? name = null, bool withLogging = false) where TFsmActor : FSM<TState, TData> =>
        new(Sys, Props.Create(factory), supervisor, name, withLogging);

    /// <inheritdoc cref="ActorOfAsTestFSMRef{TFsmActor, TState, TData}(Expression{Func{TFsmActor}}, IActorRef, string, bool)" />
    public TestFSMRef<TFsmActor, TState, TData> ActorOfAsTestFSMRef<TFsmActor, TState, TData>(Expression<Func<TFsmActor>> factory,
        string? name = null, bool withLogging = false) where TFsmActor : FSM<TState, TData> =>
        new(Sys, Props.Create(factory), null, name, withLogging);
}
