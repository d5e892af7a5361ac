using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.MessageQueues;
using Akka.Event;

namespace Akka.Dispatch;

/// <summary>The system's mailbox types, by id and by what an actor requires. Thread-safe.</summary>
public class Mailboxes
{
    /// <summary>The id of the default mailbox.</summary>
    public static readonly string DefaultMailboxId = "akka.actor.default-mailbox";

    /// <summary>What a dispatcher or an actor says that needs no special queue.</summary>
    public static readonly string NoMailboxRequirement = "";

    private readonly ActorSystem _system;
    private readonly ConcurrentDictionary<string, MailboxType> _types = new();
    private readonly ConcurrentDictionary<Type, Type?> _required = new();
    private readonly ConcurrentDictionary<(Type Actor, string Mailbox, Config? Dispatcher), MailboxType> _chosen = new();
    private readonly Lazy<Dictionary<Type, string>> _bindings;

    /// <summary>Creates the registry.</summary>
    /// <param name="system">The system.</param>
    public Mailboxes(ActorSystem system)
    {
        _system = system;
        DeadLetterMailbox = new DeadLetterMailbox(system);
        _bindings = new Lazy<Dictionary<Type, string>>(ReadBindings);
    }

    /// <summary>Where the messages of stopped actors go.</summary>
    public DeadLetterMailbox DeadLetterMailbox { get; }

    /// <summary>The mailbox type with an id.</summary>
    /// <param name="id">Its id: its HOCON path.</param>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public MailboxType Lookup(string id) => _types.GetOrAdd(id, static (key, self) => self.Create(key), this);

    /// <summary>The mailbox type bound to what an actor requires.</summary>
    /// <param name="queueType">The promise.</param>
    /// <exception cref="ConfigurationException">None is bound.</exception>
    public MailboxType LookupByQueueType(Type queueType) => _bindings.Value.TryGetValue(queueType, out var id)
        ? Lookup(id)
        : throw new ConfigurationException($"Mailbox Mapping for [{queueType}] not configured: add it to akka.actor.mailbox.requirements.");

    /// <summary>Whether an actor type requires a queue.</summary>
    /// <param name="actorType">The actor's type.</param>
    public bool HasRequiredType([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.Interfaces)] Type actorType) => GetRequiredType(actorType) is not null;

    /// <summary>What queue an actor type requires, or null.</summary>
    /// <param name="actorType">The actor's type.</param>
    public Type? GetRequiredType([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.Interfaces)] Type actorType)
    {
        if (_required.TryGetValue(actorType, out var required)) return required;
        required = ArgumentOf(actorType, typeof(IRequiresMessageQueue<>));
        return _required[actorType] = required;
    }

    /// <summary>Whether a mailbox type says which queue it makes.</summary>
    /// <param name="mailboxType">The mailbox's type.</param>
    public bool ProducesMessageQueue([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.Interfaces)] Type mailboxType) =>
        ArgumentOf(mailboxType, typeof(IProducesMessageQueue<>)) is not null;

    /// <summary>The mailbox type for an actor: the one its recipe names, else the one its dispatcher names, else the one bound to what it requires, else the default.</summary>
    /// <param name="props">The recipe.</param>
    /// <param name="dispatcherConfig">The dispatcher's HOCON.</param>
    /// <exception cref="ConfigurationException">There is none, or it does not keep what is required.</exception>
    public MailboxType GetMailboxType(Props props, Config? dispatcherConfig)
    {
        // Asked for each actor, and the answer is the same for all of a kind.
        var kind = (props.Type, props.Mailbox, dispatcherConfig);
        return _chosen.TryGetValue(kind, out var chosen) ? chosen : _chosen[kind] = Choose(props, dispatcherConfig);
    }

    private MailboxType Choose(Props props, Config? dispatcherConfig)
    {
        var id = props.Mailbox;
        if (id == Deploy.NoMailboxGiven && HasOwnMailbox(dispatcherConfig)) id = dispatcherConfig!.GetString("id", "");
        var byActor = Required(props);
        var byDispatcher = Required(dispatcherConfig);
        var type = id != Deploy.NoMailboxGiven ? Lookup(id)
            : (byActor ?? byDispatcher) is { } bound ? LookupByQueueType(bound)
            : Lookup(DefaultMailboxId);
        if (id != Deploy.NoMailboxGiven) Verify(type, byActor, $"actor class [{props.Type}]");
        Verify(type, byDispatcher, $"dispatcher [{dispatcherConfig?.GetString("id")}]");
        return type;
    }

    /// <summary>How many messages an actor may stash, by its mailbox or its dispatcher; negative for no limit.</summary>
    /// <param name="dispatcher">The dispatcher's id.</param>
    /// <param name="mailbox">The mailbox's id.</param>
    public int StashCapacity(string dispatcher, string mailbox)
    {
        foreach (var id in new[] { mailbox, dispatcher, DefaultMailboxId })
        {
            if (!string.IsNullOrEmpty(id) && Block(id) is { } block && block.HasPath("stash-capacity")) return block.GetInt("stash-capacity", -1);
        }

        return -1;
    }

    // A dispatcher's id may be the name of another, and a mailbox may be described in its dispatcher's block.
    private Config? Block(string id) => _system.Settings.Config.HasPath(id) ? Dispatchers.GetConfig(_system.Settings.Config, id) : null;

    private static bool HasOwnMailbox(Config? dispatcherConfig) => !string.IsNullOrEmpty(dispatcherConfig?.GetString("mailbox-type"));

    private Type? Required(Props props)
    {
        [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "An interface that is trimmed away is one that nobody asks for.")]
        Type? Of() => GetRequiredType(props.Type);
        return Of();
    }

    private static Type? Required(Config? dispatcher) =>
        dispatcher?.GetString("mailbox-requirement") is { Length: > 0 } name ? EngineTypes.Find(name, "mailbox-requirement") : null;

    private static void Verify(MailboxType type, Type? required, string whose)
    {
        if (required is not null && Produced(type) is { } produced && !required.IsAssignableFrom(produced))
            throw new ConfigurationException($"produced message queue type [{produced}] does not fulfill requirement for {whose}. Must be a subclass of [{required}]: give it another mailbox.");
    }

    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "Only used to refuse a mailbox that cannot keep a promise.")]
    private static Type? Produced(MailboxType type) => ArgumentOf(type.GetType(), typeof(IProducesMessageQueue<>));

    private static Type? ArgumentOf([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.Interfaces)] Type type, Type generic) =>
        type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == generic)?.GetGenericArguments()[0];

    private Dictionary<Type, string> ReadBindings()
    {
        var bindings = new Dictionary<Type, string>();
        var config = _system.Settings.Config.GetConfig("akka.actor.mailbox.requirements");
        if (config.IsNullOrEmpty()) return bindings;
        foreach (var (name, value) in config.AsEnumerable()) bindings[EngineTypes.Find(name, "akka.actor.mailbox.requirements")] = value.GetString()!;
        return bindings;
    }

    private MailboxType Create(string id)
    {
        var block = Block(id) ?? throw new ConfigurationException($"Mailbox Type [{id}] not configured");
        var config = ConfigurationFactory.ParseString($"id = \"{id}\"").WithFallback(block).WithFallback(Block(DefaultMailboxId));
        var type = config.GetString("mailbox-type");
        return ShortName(type) switch
        {
            "" => throw new ConfigurationException($"The setting mailbox-type defined in [{id}] is empty"),
            // A logger's queue is the usual one: an event that comes after it has stopped is a dead letter like any other.
            "Akka.Dispatch.UnboundedMailbox" or "Akka.Event.LoggerMailboxType" => new UnboundedMailbox(_system.Settings, config),
            "Akka.Dispatch.UnboundedDequeBasedMailbox" => new UnboundedDequeBasedMailbox(_system.Settings, config),
            "Akka.Dispatch.BoundedMailbox" => new BoundedMailbox(_system.Settings, config),
            "Akka.Dispatch.BoundedDequeBasedMailbox" => new BoundedDequeBasedMailbox(_system.Settings, config),
            _ => EngineTypes.Create<MailboxType>(type!, $"{id}.mailbox-type", _system.Settings, config),
        };
    }

    private static string ShortName(string? type) => type is null ? "" : type.Split(',')[0].Trim();
}
