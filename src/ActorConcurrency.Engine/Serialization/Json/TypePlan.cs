using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Akka.Actor;

namespace Akka.Serialization.Json;

/// <summary>A field as it is written: under its name, or that of the property it stands behind.</summary>
internal sealed record Member(string Name, FieldInfo Field);

/// <summary>How objects of a class are taken apart and put together: by their fields. Immutable, made once per class.</summary>
[RequiresUnreferencedCode(SerializerLoader.Reason)]
[RequiresDynamicCode(SerializerLoader.Reason)]
internal sealed class TypePlan
{
    private const BindingFlags InstanceFields =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, TypePlan> Plans = new();

    private readonly object? _singleton;

    private TypePlan(Type type)
    {
        ThrowIfTiedToTheProcess(type);
        Type = type;
        Members = [.. FindMembers(type)];
        _singleton = Members.Count == 0 ? FindSingleton(type) : null;
    }

    public Type Type { get; }

    public IReadOnlyList<Member> Members { get; }

    public static TypePlan For(Type type) => Plans.GetOrAdd(type, static t => new TypePlan(t));

    /// <summary>The object without its fields' values; for a class without fields its only instance, if it shows one.</summary>
    public object Create() => _singleton ?? RuntimeHelpers.GetUninitializedObject(Type);

    private static IEnumerable<Member> FindMembers(Type type)
    {
        var names = new HashSet<string>();
        for (var level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            foreach (var field in level.GetFields(InstanceFields).Where(IsWritten))
            {
                var name = NameOf(field);
                yield return new Member(names.Add(name) ? name : $"{level.Name}.{name}", field);
            }
        }
    }

    // Of an exception travels what describes it, not what ties it to the place where it was thrown.
    private static bool IsWritten(FieldInfo field) =>
        !field.IsDefined(typeof(NonSerializedAttribute))
        && (field.DeclaringType != typeof(Exception)
            || ((field.FieldType == typeof(string) || field.FieldType == typeof(int) || field.FieldType == typeof(Exception))
                && field.Name != "_stackTraceString"));

    private static string NameOf(FieldInfo field)
    {
        var name = field.Name;
        if (!name.StartsWith('<'))
            return name;
        var end = name.IndexOf('>');
        return end > 1 ? name[1..end] : name;
    }

    private static object? FindSingleton(Type type)
    {
        const BindingFlags flags = BindingFlags.Static | BindingFlags.Public;
        if (type.GetField("Instance", flags) is { } field && field.FieldType == type)
            return field.GetValue(null);
        return type.GetProperty("Instance", flags) is { } property && property.PropertyType == type ? property.GetValue(null) : null;
    }

    private static void ThrowIfTiedToTheProcess(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type) || type.IsPointer || type.IsByRefLike || type.IsAbstract
            || typeof(ActorSystem).IsAssignableFrom(type) || typeof(IActorContext).IsAssignableFrom(type)
            || typeof(ActorBase).IsAssignableFrom(type) || IsInProcessNamespace(type.Namespace))
            throw new NotSupportedException($"An object of type [{type}] is tied to this process.");
    }

    private static bool IsInProcessNamespace(string? name) =>
        name is "System.IO" or "System.Reflection" or "System.Net.Sockets" or "System.Diagnostics"
        || name?.StartsWith("System.Threading", StringComparison.Ordinal) == true
        || name?.StartsWith("Microsoft.Win32", StringComparison.Ordinal) == true;
}
