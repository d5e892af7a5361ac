using System.Reflection;
using ActorConcurrency.Locks;

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
    private static readonly Assembly[] Ours = [typeof(PageCode).Assembly, typeof(ActorCounter).Assembly, typeof(DotNetCounter).Assembly];

    /// <summary>The types that are listed for each implementation, itself included.</summary>
    public static IReadOnlyDictionary<string, string[]> Types { get; } = new Dictionary<string, string[]>([.. Originals, .. WithLock, .. Twins, .. Actors]);

    /// <summary>What is counted for an implementation; null if nothing is known of it: a user's own, or a program without a type.</summary>
    public static Shape? Of(Type implementation, Side side)
    {
        if (Ours.Contains(implementation.Assembly)) return Types.TryGetValue(NameOf(implementation), out var types) ? new Shape([.. types], types.Sum(LinesOf)) : null;
        return side == Side.Library || (side is Side.Lock or Side.DotNet && IsOfDotNet(implementation)) ? new Shape([], 0) : null;
    }

    /// <summary>The lines of a type, in all its files.</summary>
    public static int LinesOf(string type) => Lines[type];

    // A user's class of the same name is another class, and a user's lock class is none that .NET has.
    private static bool IsOfDotNet(Type type) => type.Assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal);

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    // A line for each file: its name, which begins with the type's, and its lines.
    private static Dictionary<string, int> ReadLines()
    {
        using var table = new StreamReader(typeof(PageCode).Assembly.GetManifestResourceStream("ActorConcurrency.code-lines.txt")!);
        return table.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Trim().Split(' '))
            // What only a journal needs, across processes, is no part of the recipe in a process.
            .Where(cells => !cells[0].Contains(".Journal", StringComparison.Ordinal))
            .GroupBy(cells => cells[0].Split('.')[0], cells => int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture))
            .ToDictionary(type => type.Key, type => type.Sum());
    }
}
