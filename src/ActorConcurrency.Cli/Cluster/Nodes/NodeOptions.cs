using System.Globalization;

namespace ActorConcurrency.Cli;

/// <summary>What a node of the demo is told when it is started. Immutable.</summary>
internal sealed record NodeOptions
{
    /// <summary>The process: the node, and which of its lives: "n2.1".</summary>
    public required string Process { get; init; }

    /// <summary>A file of SQLite; null: PostgreSQL, as the environment says.</summary>
    public string? StoreFile { get; init; }

    /// <summary>Whether the names are lock sets.</summary>
    public bool IsOfLocks { get; init; }

    public required string[] Names { get; init; }

    public int Permits { get; init; }

    public int Clients { get; init; }

    public int Seed { get; init; }

    /// <summary>When the run began, by the clock that all processes share.</summary>
    public long Zero { get; init; }

    /// <summary>Whom to join; empty: nobody is there yet.</summary>
    public string[] Join { get; init; } = [];

    /// <summary>As arguments; never with a connection string among them.</summary>
    public string[] Arguments() =>
    [
        Process, StoreFile ?? "", IsOfLocks ? "1" : "0", string.Join(',', Names), Number(Permits), Number(Clients), Number(Seed), Number(Zero), string.Join(',', Join),
    ];

    public static NodeOptions Parse(string[] arguments) => new()
    {
        Process = arguments[0],
        StoreFile = arguments[1].Length == 0 ? null : arguments[1],
        IsOfLocks = arguments[2] == "1",
        Names = List(arguments[3]),
        Permits = (int)Number(arguments[4]),
        Clients = (int)Number(arguments[5]),
        Seed = (int)Number(arguments[6]),
        Zero = Number(arguments[7]),
        Join = List(arguments[8]),
    };

    private static string[] List(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
