using Akka.Actor;

namespace Akka.Event;

/// <summary>The class that stands behind a log source that is a mere text.</summary>
public class DummyClassForStringSources;

/// <summary>Where log events come from: a name and a class. Immutable.</summary>
public readonly struct LogSource
{
    private LogSource(string source, Type type)
    {
        Source = source;
        Type = type;
    }

    /// <summary>The name: an actor's path, the simple name of a class, or a text.</summary>
    public string Source { get; }

    /// <summary>The class.</summary>
    public Type Type { get; }

    /// <summary>The source for an object: a context, a reference, a class, a text, or anything by its class.</summary>
    /// <param name="o">The object.</param>
    public static LogSource Create(object o)
    {
        ArgumentNullException.ThrowIfNull(o);
        return o switch
        {
            IActorContext context => new(FromActor(context, context.System), SourceType(context)),
            IActorRef actor => new(actor.Path.ToString(), SourceType(actor)),
            string text => new(text, SourceType(text)),
            Type type => new(Logging.SimpleName(type), type),
            _ => new(Logging.SimpleName(o), o.GetType()),
        };
    }

    /// <summary>The source for an object of a system. Names that are no paths get the system's address added.</summary>
    /// <param name="o">The object.</param>
    /// <param name="system">The system; <c>null</c> adds nothing.</param>
    public static LogSource Create(object o, ActorSystem? system)
    {
        ArgumentNullException.ThrowIfNull(o);
        if (system is null)
            return Create(o);

        return o switch
        {
            IActorContext context => new(FromActor(context, system), SourceType(context)),
            IActorRef actor => new(FromActorRef(actor, system), SourceType(actor)),
            string text => new(FromString(text, system), SourceType(text)),
            Type type => new(FromType(type, system), type),
            _ => new(FromType(o.GetType(), system), o.GetType()),
        };
    }

    /// <summary>A source from its parts.</summary>
    /// <param name="source">The name.</param>
    /// <param name="t">The class.</param>
    public static LogSource Create(string source, Type t) => new(source, t);

    /// <summary>The name for a text.</summary>
    /// <param name="source">The text.</param>
    /// <param name="system">The system whose address is added.</param>
    public static string FromString(string source, ActorSystem system) => $"{source} ({system})";

    /// <summary>The name for a class.</summary>
    /// <param name="t">The class.</param>
    /// <param name="system">The system whose address is added.</param>
    public static string FromType(Type t, ActorSystem system) => $"{Logging.SimpleName(t)} ({system})";

    /// <summary>The name for an actor.</summary>
    /// <param name="actor">The actor's context.</param>
    /// <param name="system">The system.</param>
    public static string FromActor(IActorContext actor, ActorSystem system) => FromActorRef(actor.Self, system);

    /// <summary>The name for a reference: its path with the system's address.</summary>
    /// <param name="a">The reference.</param>
    /// <param name="system">The system.</param>
    public static string FromActorRef(IActorRef a, ActorSystem system) =>
        a.Path.ToStringWithAddress(((ExtendedActorSystem)system).Provider.DefaultAddress);

    /// <summary>The class for an object.</summary>
    /// <param name="o">The object.</param>
    public static Type SourceType(object o) => o switch
    {
        Type type => type,
        IActorContext context => context.Props.Type,
        string => typeof(DummyClassForStringSources),
        _ => o.GetType(),
    };
}
