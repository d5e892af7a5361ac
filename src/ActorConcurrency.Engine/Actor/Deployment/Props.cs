using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Akka.Dispatch;
using Akka.Routing;
using Akka.Util;

namespace Akka.Actor;

/// <summary>
/// The recipe for an actor: its type and arguments, and how it is deployed and supervised. Immutable, so that one may be
/// shared and used again for every restart. Compares by value.
/// </summary>
public class Props : IEquatable<Props>, ISurrogated
{
    private const DynamicallyAccessedMemberTypes Constructors =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.NonPublicConstructors;

    private static readonly Deploy DefaultDeploy = new();

    /// <summary>No actor: creating it fails.</summary>
    public static readonly Props None = new TerminatedProps();

    private readonly IIndirectActorProducer _producer;

    /// <summary>Creates a recipe without a type, for derived classes that override <see cref="NewActor"/>.</summary>
    protected Props() : this(DefaultDeploy, EmptyProducer.Instance, null, []) { }

    /// <summary>Creates a copy.</summary>
    /// <param name="copy">What to copy.</param>
    protected Props(Props copy) : this(copy.Deploy, copy._producer, copy.SupervisorStrategy, copy.Arguments) { }

    private Props(Deploy deploy, IIndirectActorProducer producer, SupervisorStrategy? strategy, object?[] arguments)
    {
        Deploy = deploy;
        SupervisorStrategy = strategy;
        Arguments = arguments!;
        _producer = producer;
    }

    /// <summary>Creates a recipe.</summary>
    /// <param name="type">The actor's type.</param>
    /// <param name="args">The constructor's arguments.</param>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> is null.</exception>
    public Props([DynamicallyAccessedMembers(Constructors)] Type type, object[] args)
        : this(DefaultDeploy, new ActivatorProducer(Checked(type), args), null, args) { }

    /// <summary>Creates a recipe for an actor without arguments.</summary>
    /// <param name="type">The actor's type.</param>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> is null.</exception>
    public Props([DynamicallyAccessedMembers(Constructors)] Type type) : this(type, []) { }

    /// <summary>Creates a recipe.</summary>
    /// <param name="type">The actor's type.</param>
    /// <param name="supervisorStrategy">How its children are supervised, if not as the actor says.</param>
    /// <param name="args">The constructor's arguments.</param>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> is null.</exception>
    public Props([DynamicallyAccessedMembers(Constructors)] Type type, SupervisorStrategy? supervisorStrategy, IEnumerable<object> args)
        : this(type, supervisorStrategy, args.ToArray()) { }

    /// <summary>Creates a recipe.</summary>
    /// <param name="type">The actor's type.</param>
    /// <param name="supervisorStrategy">How its children are supervised, if not as the actor says.</param>
    /// <param name="args">The constructor's arguments.</param>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> is null.</exception>
    public Props([DynamicallyAccessedMembers(Constructors)] Type type, SupervisorStrategy? supervisorStrategy, params object[] args)
        : this(DefaultDeploy, new ActivatorProducer(Checked(type), args), supervisorStrategy, args) { }

    /// <summary>Creates a recipe.</summary>
    /// <param name="deploy">How it is deployed.</param>
    /// <param name="type">The actor's type.</param>
    /// <param name="args">The constructor's arguments.</param>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> is null.</exception>
    public Props(Deploy deploy, [DynamicallyAccessedMembers(Constructors)] Type type, IEnumerable<object> args)
        : this(deploy, type, args.ToArray()) { }

    /// <summary>Creates a recipe.</summary>
    /// <param name="deploy">How it is deployed.</param>
    /// <param name="type">The actor's type.</param>
    /// <param name="args">The constructor's arguments.</param>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> is null.</exception>
    public Props(Deploy deploy, [DynamicallyAccessedMembers(Constructors)] Type type, params object[] args)
        : this(deploy, new ActivatorProducer(Checked(type), args), null, args) { }

    /// <summary>A recipe for an actor that handles nothing.</summary>
    public static Props Empty { get; } = Create(typeof(EmptyActor));

    /// <summary>The actor's type.</summary>
    [DynamicallyAccessedMembers(Constructors)]
    public Type Type
    {
        [UnconditionalSuppressMessage("Trimming", "IL2073", Justification = "The constructors of Props take annotated types; a producer of one's own keeps what it creates.")]
        get => _producer.ActorType;
    }

    /// <summary>The actor's type with its assembly.</summary>
    public string TypeName => Type.AssemblyQualifiedName!;

    /// <summary>The dispatcher's id: the one given, or the default.</summary>
    public string Dispatcher => Deploy.Dispatcher == Deploy.NoDispatcherGiven ? Dispatchers.DefaultDispatcherId : Deploy.Dispatcher;

    /// <summary>The mailbox's id, or empty if none is given.</summary>
    public string Mailbox => Deploy.Mailbox;

    /// <summary>The router.</summary>
    public RouterConfig RouterConfig => Deploy.RouterConfig;

    /// <summary>How it is deployed.</summary>
    public Deploy Deploy { get; protected set; }

    /// <summary>How its children are supervised; null if the actor says so itself.</summary>
    public SupervisorStrategy? SupervisorStrategy { get; protected set; }

    /// <summary>The constructor's arguments.</summary>
    public object[] Arguments { get; }

    /// <summary>A recipe from an expression of the form <c>() => new SomeActor(a, b)</c>. The arguments are evaluated now, once.</summary>
    /// <typeparam name="TActor">The actor's type.</typeparam>
    /// <param name="factory">The expression.</param>
    /// <param name="supervisorStrategy">How its children are supervised, if not as the actor says.</param>
    /// <exception cref="InvalidCastException">The expression is not a constructor call.</exception>
    public static Props Create<[DynamicallyAccessedMembers(Constructors)] TActor>(
        Expression<Func<TActor>> factory, SupervisorStrategy? supervisorStrategy = null) where TActor : ActorBase
    {
        if (factory.Body is UnaryExpression unary && unary.Operand is not NewExpression) throw NoConstructorCall(unary.Operand);
        if (factory.Body is not NewExpression call) throw NoConstructorCall(factory.Body);
        var arguments = call.Arguments.Select(ExpressionArguments.Evaluate).ToArray();
        return new Props(DefaultDeploy, ConstructorProducer.For(typeof(TActor), call.Constructor, arguments), supervisorStrategy, arguments);
    }

    private static InvalidCastException NoConstructorCall(Expression body) => new(
        $"Props.Create needs an expression of the form () => new SomeActor(...), but got {body.NodeType}. Call a constructor, or use Props.CreateBy with a producer.");

    /// <summary>A recipe for a type.</summary>
    /// <typeparam name="TActor">The actor's type.</typeparam>
    /// <param name="args">The constructor's arguments.</param>
    public static Props Create<[DynamicallyAccessedMembers(Constructors)] TActor>(params object[] args) where TActor : ActorBase =>
        new(typeof(TActor), args);

    /// <summary>A recipe for a type without arguments.</summary>
    /// <typeparam name="TActor">The actor's type.</typeparam>
    /// <param name="supervisorStrategy">How its children are supervised.</param>
    public static Props Create<[DynamicallyAccessedMembers(Constructors)] TActor>(SupervisorStrategy supervisorStrategy)
        where TActor : ActorBase, new() => new(typeof(TActor), supervisorStrategy);

    /// <summary>A recipe for a type.</summary>
    /// <param name="type">The actor's type.</param>
    /// <param name="args">The constructor's arguments.</param>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> is null.</exception>
    public static Props Create([DynamicallyAccessedMembers(Constructors)] Type type, params object[] args) => new(type, args);

    /// <summary>A recipe that leaves the creation to a producer, such as a service container.</summary>
    /// <param name="producer">Creates the instances.</param>
    /// <param name="args">Shown as <see cref="Arguments"/>.</param>
    public static Props CreateBy(IIndirectActorProducer producer, params object[] args) => new(DefaultDeploy, producer, null, args);

    /// <summary>A copy with another mailbox.</summary>
    /// <param name="mailbox">The mailbox's id.</param>
    public Props WithMailbox(string mailbox) => WithDeploy(Deploy.WithMailbox(mailbox), merge: false);

    /// <summary>A copy with another dispatcher.</summary>
    /// <param name="dispatcher">The dispatcher's id.</param>
    public Props WithDispatcher(string dispatcher) => WithDeploy(Deploy.WithDispatcher(dispatcher), merge: false);

    /// <summary>A copy with another router.</summary>
    /// <param name="routerConfig">The router.</param>
    public Props WithRouter(RouterConfig routerConfig) => WithDeploy(Deploy.WithRouterConfig(routerConfig), merge: false);

    /// <summary>A copy with another stash capacity.</summary>
    /// <param name="stashCapacity">How many messages may be stashed.</param>
    public Props WithStashCapacity(int stashCapacity) => WithDeploy(Deploy.WithStashCapacity(stashCapacity), merge: false);

    /// <summary>A copy with another deployment, completed by the present one.</summary>
    /// <param name="deploy">The deployment.</param>
    public Props WithDeploy(Deploy deploy) => WithDeploy(deploy, merge: true);

    private Props WithDeploy(Deploy deploy, bool merge)
    {
        var copy = Copy();
        copy.Deploy = merge ? deploy.WithFallback(copy.Deploy) : deploy;
        return copy;
    }

    /// <summary>A copy with another supervision of its children.</summary>
    /// <param name="supervisorStrategy">The strategy.</param>
    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy)
    {
        var copy = Copy();
        copy.SupervisorStrategy = supervisorStrategy;
        return copy;
    }

    /// <summary>A copy.</summary>
    protected virtual Props Copy() => new(this);

    /// <summary>Creates an instance. Called by the engine inside the actor's cell.</summary>
    /// <exception cref="TypeLoadException">It could not be created.</exception>
    public virtual ActorBase NewActor()
    {
        try
        {
            return _producer.Produce();
        }
        catch (Exception e)
        {
            throw new TypeLoadException($"Error while creating actor instance of type {Type} with {Arguments.Length} args: ({string.Join(",", Arguments)})", e);
        }
    }

    internal virtual void Release(ActorBase? actor)
    {
        if (actor is not null) _producer.Release(actor);
    }

    /// <inheritdoc/>
    public bool Equals(Props? other) =>
        other is not null && (ReferenceEquals(this, other)
            || (Type == other.Type && Deploy.Equals(other.Deploy) && Equals(SupervisorStrategy, other.SupervisorStrategy)
                && Arguments.SequenceEqual(other.Arguments)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Props);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Deploy, Arguments.Length);

    /// <inheritdoc/>
    public ISurrogate ToSurrogate(ActorSystem system) => new PropsSurrogate { Type = Type, Arguments = Arguments, Deploy = Deploy };

    [return: DynamicallyAccessedMembers(Constructors)]
    private static Type Checked([DynamicallyAccessedMembers(Constructors)] [NotNull] Type? type) => type ?? throw new ArgumentNullException(nameof(type), "Props must be instantiated with an actor type.");

    /// <summary>A recipe as it travels.</summary>
    public class PropsSurrogate : ISurrogate
    {
        /// <summary>How it is deployed.</summary>
        public Deploy Deploy { get; set; } = DefaultDeploy;

        /// <summary>The actor's type.</summary>
        [DynamicallyAccessedMembers(Constructors)]
        public Type Type { get; set; } = typeof(EmptyActor);

        /// <summary>The constructor's arguments.</summary>
        public object[] Arguments { get; set; } = [];

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => new Props(Deploy, Type, Arguments);
    }

    private sealed class EmptyActor : UntypedActor
    {
        protected override void OnReceive(object message) => Unhandled(message);
    }

    private sealed class EmptyProducer : IIndirectActorProducer
    {
        public static readonly EmptyProducer Instance = new();

        public Type ActorType => typeof(ActorBase);

        public ActorBase Produce() => throw new InvalidOperationException("No actor producer specified!");

        public void Release(ActorBase actor) { }
    }
}

/// <summary>The recipe of an actor that has stopped: creating it fails.</summary>
public class TerminatedProps : Props
{
    /// <summary>Always fails.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override ActorBase NewActor() => throw new InvalidOperationException("This actor has been terminated");
}

/// <summary>Creates an actor's instances in place of its constructor.</summary>
public interface IIndirectActorProducer
{
    /// <summary>Creates an instance. Called inside the actor's cell.</summary>
    ActorBase Produce();

    /// <summary>The type of what it creates.</summary>
    Type ActorType { get; }

    /// <summary>Takes an instance back that is not used any more.</summary>
    /// <param name="actor">The instance.</param>
    void Release(ActorBase actor);
}
