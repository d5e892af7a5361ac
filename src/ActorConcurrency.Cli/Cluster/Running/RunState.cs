namespace ActorConcurrency.Cli;

/// <summary>How things stand, as far as the lines up to now tell. Not thread-safe: its journal owns it.</summary>
internal sealed class RunState
{
    private const long Second = 1_000_000;

    private readonly Queue<(long At, string Node)> _recent = new();
    private readonly SortedDictionary<string, NodeState> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NameState> _names = [];

    public IEnumerable<NodeState> Nodes => _nodes.Values;

    public int Grants { get; private set; }

    public int Faults { get; private set; }

    public NameState Of(string name) => _names.TryGetValue(name, out var state) ? state : _names[name] = new(name);

    /// <summary>The node that has a name; null: nobody says so.</summary>
    public NodeState? HostOf(string name) => _nodes.Values.FirstOrDefault(node => node.Word == NodeState.Up && node.Names.Contains(name));

    /// <summary>How many grants there were within the last second; of a node, or of all.</summary>
    public int Rate(long now, string? node = null)
    {
        while (_recent.TryPeek(out var oldest) && oldest.At < now - Second) _recent.Dequeue();
        return node is null ? _recent.Count : _recent.Count(grant => grant.Node == node);
    }

    public void Apply(HistoryLine line)
    {
        var node = NodeState.NameOf(line.Process);
        switch (line.Kind)
        {
            case HistoryKind.Granted:
                Grants++;
                _recent.Enqueue((line.At, node));
                Of(line.Name!).LastToken = Math.Max(Of(line.Name!).LastToken, line.Token);
                break;
            case HistoryKind.Read when Of(line.Name!).ReadAt <= line.At:
                (Of(line.Name!).Figures, Of(line.Name!).ReadAt) = (line.Figures, line.At);
                break;
            case HistoryKind.Started:
                _nodes[node] = new(line.Process, line.At);
                break;
            default:
                if (_nodes.TryGetValue(node, out var state) && state.Process == line.Process) state.Apply(line);
                break;
        }

        if (line.Kind is HistoryKind.Killed or HistoryKind.Frozen or HistoryKind.Leaving) Faults++;
    }
}

/// <summary>What is known of a name.</summary>
internal sealed class NameState(string name)
{
    public string Name => name;

    public Figures? Figures { get; set; }

    public long ReadAt { get; set; }

    public long LastToken { get; set; }
}

/// <summary>What is known of a node's present process.</summary>
internal sealed class NodeState(string process, long since)
{
    public const string Up = "up";

    public string Process => process;

    public string Node => NameOf(process);

    /// <summary>What it does: "up", "starting", "frozen", "leaving", "gone".</summary>
    public string Word { get; private set; } = "starting";

    /// <summary>Since when.</summary>
    public long Since { get; private set; } = since;

    /// <summary>The names that it has.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    public static string NameOf(string process) => process.Split('.')[0];

    public void Apply(HistoryLine line)
    {
        if (line.Kind == HistoryKind.Has) Names = (line.Name ?? "").Split(',');
        string? word = line.Kind switch
        {
            HistoryKind.Ready => Up,
            HistoryKind.Killed => "killed",
            HistoryKind.Frozen => "frozen",
            HistoryKind.Woken => "woken",
            HistoryKind.Leaving => "leaving",
            HistoryKind.Gone => "gone",
            _ => null,
        };
        if (word is not null) (Word, Since) = (word, line.At);
    }
}
