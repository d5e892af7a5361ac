using System.Reflection;
using System.Runtime.CompilerServices;

namespace ActorConcurrency.Comparison;

/// <summary>How much code an implementation is: a rough, but unarguable, measure of "simpler". Immutable.</summary>
/// <param name="Types">Types that somebody wrote.</param>
/// <param name="CodeBytes">The compiled size of their methods, in bytes of intermediate language.</param>
public sealed record Shape(int Types, int CodeBytes)
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>
    /// The shape of <paramref name="implementation"/> and, on the actor side, of the other types of its assembly that bear the recipe's name
    /// (its protocol, state, actor and settings). What recipes share is not counted.
    /// </summary>
    /// <param name="implementation">The type that is tried.</param>
    /// <param name="recipe">The recipe's name.</param>
    /// <param name="side">The side.</param>
    public static Shape Of(Type implementation, string recipe, Side side)
    {
        ArgumentNullException.ThrowIfNull(implementation);
        ArgumentException.ThrowIfNullOrEmpty(recipe);

        IEnumerable<Type> roots = side == Side.Actor
            ? implementation.Assembly.GetTypes().Where(type => !type.IsNested && (type == implementation || type.Name.Contains(recipe, StringComparison.Ordinal)))
            : [implementation];
        var types = roots.SelectMany(WithNested).ToList();
        return new Shape(types.Count(type => !type.IsDefined(typeof(CompilerGeneratedAttribute))), types.Sum(CodeSize));
    }

    private static IEnumerable<Type> WithNested(Type type) =>
        type.GetNestedTypes(Declared).SelectMany(WithNested).Prepend(type);

    private static int CodeSize(Type type) =>
        type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared))
            .Sum(method => method.GetMethodBody()?.GetILAsByteArray()?.Length ?? 0);
}
