using System.Globalization;

namespace ActorConcurrency;

/// <summary>
/// The children of a process and theirs, as they were at one moment, by number and time of birth: what is left of them after its end is still known then,
/// and nobody who has got such a number since is taken for one of them. Linux only; elsewhere empty.
/// </summary>
internal sealed class ProcessTree
{
    // Behind the name in brackets: the state, the parent, …, and the start as the 20th.
    private const int Parent = 1;
    private const int Born = 19;

    private readonly List<(int Process, long Born)> _members = [];

    private ProcessTree(int root)
    {
        var children = All().ToLookup(static process => process.Parent);
        var next = new Queue<int>([root]);
        while (next.TryDequeue(out var parent))
            foreach (var (process, _, born) in children[parent])
            {
                _members.Add((process, born));
                next.Enqueue(process);
            }
    }

    /// <summary>Those below a process now.</summary>
    public static ProcessTree? Below(int root) => OperatingSystem.IsLinux() ? new ProcessTree(root) : null;

    /// <summary>Kills those that are still there.</summary>
    public void Kill()
    {
        foreach (var (process, born) in _members)
        {
            // Opened first: from then on it means who is looked at.
            using var handle = Posix.Open(process);
            if (handle is not null && Read(process) is { } now && now.Born == born) Posix.Signal(handle, Posix.Kill);
        }
    }

    private static IEnumerable<(int Process, int Parent, long Born)> All()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var process) && Read(process) is { } read)
                yield return (process, read.Parent, read.Born);
    }

    private static (int Parent, long Born)? Read(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(fields[Parent], CultureInfo.InvariantCulture), long.Parse(fields[Born], CultureInfo.InvariantCulture));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
