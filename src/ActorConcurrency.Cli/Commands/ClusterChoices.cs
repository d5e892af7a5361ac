using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ActorConcurrency.Cli;

/// <summary>The options of the demo of a cluster. Every refusal names the valid choices.</summary>
internal static class ClusterChoices
{
    private const string Postgres = "postgres";
    private const string Semaphore = "semaphore";
    private const string LockSet = "lock-set";

    // Fewer than three have no majority without the one that is gone.
    private const int LeastForFaults = 3;

    private static readonly Option<int> Nodes = Count("--nodes", "How many processes.", 3, 1, 9);
    private static readonly Option<int> Clients = Count("--clients", "How many clients in each process.", 4, 1, 100);
    private static readonly Option<int> Names = Count("--names", "How many semaphores or lock sets.", 1, 1, 100);
    private static readonly Option<int> Permits = Count("--permits", "How many permits each semaphore has.", 2, 1, 1000);
    private static readonly Option<int> Seconds = Count("--seconds", "How long the clients work.", 30, 1, 24 * 3600);

    private static readonly Option<string> Recipe = new("--recipe", "-r")
    {
        Description = $"What the clients share: {Semaphore} or {LockSet}.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Semaphore,
    };

    private static readonly Option<string> Store = new("--store")
    {
        Description = $"The database: a file of SQLite, or '{Postgres}' for the one whose connection string is in {NodeHost.PostgresVariable}. By default a temporary file.",
        HelpName = "FILE",
    };

    private static readonly Option<string[]> Kill = Fault("--kill", "Kill a node (SIGKILL) and start it again, every so often: 'every 8s', '8s'. Without a time, every 10 s. The next one waits until all nodes are back.");
    private static readonly Option<string[]> Freeze = Fault("--freeze", "Freeze a node (SIGSTOP) for longer than the cluster tolerates, let it go on, and start it again when it has ended. Without a time, every 30 s.");
    private static readonly Option<string[]> Leave = Fault("--leave", "Let a node leave in order, and start it again. Without a time, every 15 s.");

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "The start of the random choices: what clients do, and which node a fault is for.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    public static Option<string> Out { get; } = new("--out", "-o")
    {
        Description = "The folder for the histories, the report (Markdown, JSON) and the nodes' logs. Without it, nothing is written.",
        HelpName = "DIR",
    };

    public static IEnumerable<Option> All =>
        [Nodes, Clients, Names, Permits, Seconds, Recipe, Store, Kill, Freeze, Leave, Seed, Out, CommonOptions.Verbosity, CommonOptions.LogFile];

    /// <summary>What the options say.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="defaultFile">The database where nothing is said.</param>
    public static DemoOptions Read(ParseResult parsed, string defaultFile)
    {
        var options = new DemoOptions
        {
            Nodes = parsed.GetValue(Nodes),
            Clients = parsed.GetValue(Clients),
            Names = parsed.GetValue(Names),
            Permits = parsed.GetValue(Permits),
            Time = TimeSpan.FromSeconds(parsed.GetValue(Seconds)),
            IsOfLocks = IsOfLocks(parsed.GetValue(Recipe)!),
            StoreFile = File(parsed.GetValue(Store), defaultFile),
            Seed = parsed.GetValue(Seed),
            Faults = Faults(parsed),
        };
        if (options.Faults.Count > 0 && options.Nodes < LeastForFaults)
            throw new UsageException($"With {options.Nodes} nodes there is no majority without the one that is gone. Valid for --nodes with --kill, --freeze or --leave: {LeastForFaults} or more.");
        if (options.Faults.ContainsKey(FaultKind.Freeze) && !Signals.CanFreeze) throw new UsageException("This system cannot freeze a process. Valid here: --kill, --leave.");
        return options;
    }

    private static bool IsOfLocks(string name) => name.ToLowerInvariant() switch
    {
        Semaphore => false,
        LockSet or "lockset" => true,
        _ => throw new UsageException($"'{name}' is no clustered recipe. Valid for --recipe: {Semaphore}, {LockSet}."),
    };

    private static string? File(string? store, string defaultFile)
    {
        if (store is null) return defaultFile;
        if (!store.Equals(Postgres, StringComparison.OrdinalIgnoreCase)) return Path.GetFullPath(store);
        return string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(NodeHost.PostgresVariable))
            ? throw new UsageException($"{NodeHost.PostgresVariable} is not set. Set it to the connection string of a PostgreSQL database, or give --store a file of SQLite.")
            : null;
    }

    private static ImmutableSortedDictionary<FaultKind, TimeSpan> Faults(ParseResult parsed)
    {
        var faults = ImmutableSortedDictionary.CreateBuilder<FaultKind, TimeSpan>();
        foreach (var (kind, option, usual) in ((FaultKind, Option<string[]>, int)[])[(FaultKind.Kill, Kill, 10), (FaultKind.Freeze, Freeze, 30), (FaultKind.Leave, Leave, 15)])
            if (parsed.GetResult(option) is not null) faults.Add(kind, Period(option, parsed.GetValue(option) ?? [], TimeSpan.FromSeconds(usual)));
        return faults.ToImmutable();
    }

    private static TimeSpan Period(Option<string[]> option, string[] words, TimeSpan usual)
    {
        string[] rest = [.. words.SelectMany(word => word.Split(' ', StringSplitOptions.RemoveEmptyEntries)).SkipWhile(word => word == "every")];
        if (rest.Length == 0) return usual;
        if (rest is [var text] && double.TryParse(text.TrimEnd('s'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 86_400)
            return TimeSpan.FromSeconds(seconds);
        throw new UsageException($"'{string.Join(' ', words)}' is no value for {option.Name}. Valid: nothing, or seconds from 1 on, such as 'every 8s' or 8s.");
    }

    private static Option<string[]> Fault(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        Arity = new ArgumentArity(0, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    private static Option<int> Count(string name, string description, int usual, int least, int most) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => usual,
        CustomParser = result => int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least && count <= most
            ? count
            : CommonOptions.Refuse<int>(result, $"a whole number from {least} to {most}"),
    };
}
