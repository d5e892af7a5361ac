using System.Reflection;
using System.Runtime.CompilerServices;

namespace ActorConcurrency.Comparison;

/// <summary>How much code comes with an implementation: a rough, but unarguable, measure of "simpler". Immutable.</summary>
/// <param name="Types">Types that somebody wrote.</param>
/// <param name="CodeBytes">The compiled size of their methods, in bytes of intermediate language.</param>
public sealed record Shape(int Types, int CodeBytes)
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>
    /// The shape of <paramref name="implementation"/> and of every type of its assembly that it leads to by its base types, nested types and
    /// fields. An actor is not reached so from its handle: on that side the types that bear the recipe's name count as well.
    /// </summary>
    /// <param name="implementation">The type that is tried.</param>
    /// <param name="recipe">The recipe's name.</param>
    /// <param name="side">The side.</param>
    public static Shape Of(Type implementation, string recipe, Side side)
    {
        ArgumentNullException.ThrowIfNull(implementation);
        ArgumentException.ThrowIfNullOrEmpty(recipe);

        var assembly = implementation.Assembly;
        var namesakes = side is Side.Actor or Side.Direct ? assembly.GetTypes().Where(type => type.Name.Contains(recipe, StringComparison.Ordinal)) : [];
        var types = new HashSet<Type>();
        foreach (var root in namesakes.Prepend(implementation)) Collect(root, assembly, types);
        return new Shape(types.Count(IsWritten), types.Sum(CodeSize));
    }

    private static void Collect(Type type, Assembly assembly, HashSet<Type> found)
    {
        if (type.HasElementType) Collect(type.GetElementType()!, assembly, found);
        foreach (var argument in type.GenericTypeArguments) Collect(argument, assembly, found);

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (definition.Assembly != assembly || definition.IsGenericParameter || !found.Add(definition)) return;

        if (definition.BaseType is { } ancestor) Collect(ancestor, assembly, found);
        foreach (var nested in definition.GetNestedTypes(Declared)) Collect(nested, assembly, found);
        foreach (var field in definition.GetFields(Declared)) Collect(field.FieldType, assembly, found);
    }

    private static bool IsWritten(Type type) => !type.HasElementType && !type.IsDefined(typeof(CompilerGeneratedAttribute));

    private static int CodeSize(Type type) =>
        type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared))
            .Sum(method => method.GetMethodBody()?.GetILAsByteArray()?.Length ?? 0);
}
