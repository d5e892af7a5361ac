using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace ActorConcurrency;

/// <summary>
/// The block <c>actor-concurrency</c> of a system's configuration. Its defaults are embedded and put below everything else in the
/// system's configuration on first use, so an application needs no HOCON of ours and can override any key in its own.
/// </summary>
internal sealed class RecipeConfig
{
    /// <summary>The one dispatcher id that recipes name.</summary>
    public const string Dispatcher = "actor-concurrency.dispatcher";

    private static readonly ConditionalWeakTable<ActorSystem, RecipeConfig> Known = [];
    private static readonly Lock Gate = new();
    private static readonly Lazy<Config> Defaults = new(ReadDefaults);
    private readonly ActorSystem _system;
    private readonly Lazy<CoarseClock?> _coarse;

    private RecipeConfig(ActorSystem system)
    {
        _system = system;
        Time = new SystemTime(system.Scheduler);
        _coarse = new(() => Time.IsProcessClock ? new CoarseClock(system.Scheduler) : null);
        AllowsGateFirst = IsGateFirstSet() && !IsTraced() && IsAsExpected();
    }

    /// <summary>The clock of whatever is not given one.</summary>
    public SystemTime Time { get; }

    /// <summary>A clock for what must not take time; null: the scheduler is not of the kind that sets it.</summary>
    public CoarseClock? Coarse => _coarse.Value;

    /// <summary>
    /// Whether handles may take the turn of an idle actor: the key <c>gate-first</c>, unless this system looks at every message, for a direct step
    /// is none, or its Akka.NET is not as the dispatcher takes it to be.
    /// </summary>
    public bool AllowsGateFirst { get; }

    /// <summary>The configuration of the system that <paramref name="factory"/> belongs to, with the defaults in it.</summary>
    public static RecipeConfig Of(IActorRefFactory factory) => Of(SystemOf(factory));

    /// <summary>The configuration of the system that <paramref name="actor"/> lives in, with the defaults in it.</summary>
    public static RecipeConfig Of(IActorRef actor) => actor is IInternalActorRef local and not Nobody
        ? Of(local.Provider.Settings.System)
        : throw new ArgumentException($"{actor?.ToString() ?? "Null"} is not an actor. Resolve the reference first.", nameof(actor));

    /// <summary>As <see cref="AllowsGateFirst"/>, and the recipe's own block does not say otherwise.</summary>
    public bool AllowsGateFirstOf(string recipe) =>
        AllowsGateFirst
        && (!_system.Settings.Config.HasPath($"actor-concurrency.{recipe}") || Read(recipe, static block => block.Bool("gate-first")));

    /// <summary>What one recipe's block says, checked.</summary>
    /// <exception cref="ConfigurationException">A value is not what its key takes; the message names the key and what it takes.</exception>
    public TSettings Read<TSettings>(string recipe, Func<RecipeBlock, TSettings> read)
    {
        try
        {
            return read(new RecipeBlock(_system.Settings.Config, recipe));
        }
        catch (ArgumentException nonsense)
        {
            throw new ConfigurationException(nonsense.Message, nonsense);
        }
    }

    private static RecipeConfig Of(ActorSystem system)
    {
        if (Known.TryGetValue(system, out var known)) return known;
        lock (Gate)
        {
            if (Known.TryGetValue(system, out known)) return known;
            RecipeKeys.Check(system.Settings.Config, Defaults.Value);
            system.Settings.InjectTopLevelFallback(Defaults.Value);
            known = new RecipeConfig(system);
            Known.Add(system, known);
            return known;
        }
    }

    private bool IsGateFirstSet() => Read("", static block => block.Bool("gate-first"));

    private bool IsTraced()
    {
        var settings = _system.Settings;
        if (!settings.SerializeAllMessages && !settings.AddLoggingReceive && !settings.DebugAutoReceive) return false;
        _system.Log.Debug(
            "actor-concurrency.gate-first is off here: serialize-messages, debug.receive and debug.autoreceive look at messages, and a direct step is none.");
        return true;
    }

    private bool IsAsExpected()
    {
        if (StartUpProbe.Difference(_system) is not { } difference) return true;
        _system.Log.Warning(
            "actor-concurrency.gate-first is off here: this version of Akka.NET is not as ActorConcurrency expects it, for {0}. Everything goes by messages.",
            difference);
        return false;
    }

    private static Config ReadDefaults()
    {
        using var stream = typeof(RecipeConfig).Assembly.GetManifestResourceStream("ActorConcurrency.reference.conf")!;
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd());
    }

    private static ActorSystem SystemOf(IActorRefFactory factory) => factory switch
    {
        ActorSystem system => system,
        IActorContext context => context.System,
        _ => throw new ArgumentException("Give an ActorSystem or an actor's context.", nameof(factory)),
    };
}
