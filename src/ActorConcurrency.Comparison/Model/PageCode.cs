namespace ActorConcurrency.Comparison;

/// <summary>
/// Which types are counted as the code of an implementation of the page's recipes, and how many lines they have. Listed by hand, so that it is
/// seen what is counted; the lines come from the sources, when this is built. Thread-safe.
/// </summary>
/// <remarks>
/// Not counted: what all recipes share (the kernel, the contracts and their messages' answers), the bridge that blocks, and the program that uses
/// the implementation.
/// </remarks>
internal static partial class PageCode
{
    private static readonly Dictionary<string, int> Lines = ReadLines();

    /// <summary>The types that are listed for each implementation, itself included.</summary>
    public static IReadOnlyDictionary<string, string[]> Types { get; } = new Dictionary<string, string[]>([.. Originals, .. WithLock, .. Twins, .. Actors]);

    /// <summary>What is counted for an implementation; null if nothing is known of it: a user's own, or a program without a type.</summary>
    public static Shape? Of(Type implementation, Side side)
    {
        if (Types.TryGetValue(NameOf(implementation), out var types)) return new Shape([.. types], types.Sum(LinesOf));
        var ours = implementation.Assembly.GetName().Name!.StartsWith(nameof(ActorConcurrency), StringComparison.Ordinal);
        return !ours && side is Side.Lock or Side.DotNet or Side.Library ? new Shape([], 0) : null;
    }

    /// <summary>The lines of a type, in all its files.</summary>
    public static int LinesOf(string type) => Lines[type];

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    // A line for each file: its name, which begins with the type's, and its lines.
    private static Dictionary<string, int> ReadLines()
    {
        using var table = new StreamReader(typeof(PageCode).Assembly.GetManifestResourceStream("ActorConcurrency.code-lines.txt")!);
        return table.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Trim().Split(' '))
            .GroupBy(cells => cells[0].Split('.')[0], cells => int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture))
            .ToDictionary(type => type.Key, type => type.Sum());
    }
}
