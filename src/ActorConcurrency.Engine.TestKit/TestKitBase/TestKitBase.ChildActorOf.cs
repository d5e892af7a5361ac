using Akka.Actor;
using Akka.TestKit.Internal;
using Akka.Util;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Creates a child of the test actor.</summary>
    /// <param name="props">How to make the child.</param>
    /// <param name="name">The child's name.</param>
    /// <param name="supervisorStrategy">How the test actor supervises the child.</param>
    /// <param name="cancellationToken">Ends the wait for the test actor.</param>
    /// <exception cref="InvalidActorNameException">The test actor has a child of that name.</exception>
    public IActorRef ChildActorOf(Props props, string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Wait.Result(Child(Wait.OnThisThread, props, name, supervisorStrategy, cancellationToken));

    /// <summary>Creates a child of the test actor, with a generated name.</summary>
    /// <inheritdoc cref="ChildActorOf(Props, string, SupervisorStrategy, CancellationToken)" />
    public IActorRef ChildActorOf(Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Wait.Result(Child(Wait.OnThisThread, props, null, supervisorStrategy, cancellationToken));

    /// <summary>Creates a child of the test actor, supervised by the default strategy.</summary>
    /// <inheritdoc cref="ChildActorOf(Props, string, SupervisorStrategy, CancellationToken)" />
    public IActorRef ChildActorOf(Props props, string name, CancellationToken cancellationToken = default) =>
        Wait.Result(Child(Wait.OnThisThread, props, name, null, cancellationToken));

    /// <summary>Creates a child of the test actor, with a generated name, supervised by the default strategy.</summary>
    /// <inheritdoc cref="ChildActorOf(Props, string, SupervisorStrategy, CancellationToken)" />
    public IActorRef ChildActorOf(Props props, CancellationToken cancellationToken = default) =>
        Wait.Result(Child(Wait.OnThisThread, props, null, null, cancellationToken));

    /// <inheritdoc cref="ChildActorOf(Props, string, SupervisorStrategy, CancellationToken)" />
    public Task<IActorRef> ChildActorOfAsync(Props props, string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Child(Wait.Asynchronously, props, name, supervisorStrategy, cancellationToken).AsTask();

    /// <inheritdoc cref="ChildActorOf(Props, SupervisorStrategy, CancellationToken)" />
    public Task<IActorRef> ChildActorOfAsync(Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Child(Wait.Asynchronously, props, null, supervisorStrategy, cancellationToken).AsTask();

    /// <inheritdoc cref="ChildActorOf(Props, string, CancellationToken)" />
    public Task<IActorRef> ChildActorOfAsync(Props props, string name, CancellationToken cancellationToken = default) =>
        Child(Wait.Asynchronously, props, name, null, cancellationToken).AsTask();

    /// <inheritdoc cref="ChildActorOf(Props, CancellationToken)" />
    public Task<IActorRef> ChildActorOfAsync(Props props, CancellationToken cancellationToken = default) =>
        Child(Wait.Asynchronously, props, null, null, cancellationToken).AsTask();

    private async ValueTask<IActorRef> Child(Wait wait, Props props, string? name, SupervisorStrategy? strategy, CancellationToken cancellation)
    {
        var spawn = new TestActor.Spawn(props, Maybe(name), Maybe(strategy));
        return (IActorRef)(await Instruct(wait, spawn, cancellation).ConfigureAwait(false))!;
    }

    private static Option<T> Maybe<T>(T? value) where T : class => value is null ? Option<T>.None : Option<T>.Create(value);
}
