using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Akka.Serialization.Json;

/// <summary>
/// How a collection is taken apart into its elements and put together from them: arrays, the collections of the class library, and classes
/// derived from those. A dictionary's elements are its pairs. Immutable, made once per class.
/// </summary>
[RequiresUnreferencedCode(SerializerLoader.Reason)]
[RequiresDynamicCode(SerializerLoader.Reason)]
internal sealed class CollectionPlan
{
    private static readonly ConcurrentDictionary<Type, CollectionPlan?> Plans = new();

    private readonly Func<Array, object> _build;

    private CollectionPlan(Type element, Func<Array, object> build)
    {
        Element = element;
        _build = build;
    }

    public Type Element { get; }

    /// <summary>The plan of a type, or null if it is no such collection.</summary>
    public static CollectionPlan? For(Type type) => Plans.GetOrAdd(type, static t => Create(t));

    /// <summary>The elements in an order from which <see cref="Build"/> restores the collection; null for an array that was never set.</summary>
    public static IEnumerable? ElementsOf(object collection)
    {
        var type = collection.GetType();
        if (IsGeneric(type, typeof(ImmutableArray<>)) && (bool)type.GetProperty("IsDefault")!.GetValue(collection)!)
            return null;
        return IsStack(type) ? ((IEnumerable)collection).Cast<object?>().Reverse() : (IEnumerable)collection;
    }

    public object Build(IReadOnlyList<object?> elements)
    {
        var array = Array.CreateInstance(Element, elements.Count);
        for (var i = 0; i < elements.Count; i++)
            array.SetValue(elements[i], i);
        return _build(array);
    }

    private static CollectionPlan? Create(Type type)
    {
        if (type.IsArray)
        {
            return type.IsSZArray
                ? new(type.GetElementType()!, static array => array)
                : throw new NotSupportedException($"[{type}] has more than one dimension; use an array of arrays.");
        }

        if (!IsOfClassLibrary(type) || ElementOf(type) is not { } element)
            return null;
        return (FromFactory(type) ?? FromAdding(type, element) ?? FromConstructor(type, element) ?? FromSequence(type)) is { } build
            ? new(element, build)
            : null;
    }

    private static bool IsOfClassLibrary(Type type)
    {
        for (var level = type; level is not null; level = level.BaseType)
        {
            if (level.Namespace is { } name
                && (name.StartsWith("System.Collections", StringComparison.Ordinal) || name == "System.Linq" || level == typeof(ArraySegment<>)))
                return true;
        }

        return false;
    }

    private static Type? ElementOf(Type type) => type.GetInterfaces()
        .FirstOrDefault(contract => IsGeneric(contract, typeof(IEnumerable<>)))?.GetGenericArguments()[0];

    // Immutable collections are made by ImmutableX.CreateRange, frozen ones by FrozenX.ToFrozenX.
    private static Func<Array, object>? FromFactory(Type type)
    {
        for (var level = type; level is not null; level = level.BaseType)
        {
            if (!level.IsGenericType)
                continue;
            var method = level.Namespace switch
            {
                "System.Collections.Immutable" => Factory(typeof(ImmutableList).Assembly, level, "CreateRange", 1),
                "System.Collections.Frozen" => Factory(typeof(FrozenSet).Assembly, level, "To" + SimpleName(level), 2),
                _ => null,
            };
            if (method is not null)
                return array => method.Invoke(null, method.GetParameters().Length == 1 ? [array] : [array, null])!;
        }

        return null;
    }

    private static MethodInfo? Factory(Assembly assembly, Type collection, string method, int parameters)
    {
        var arguments = collection.GetGenericArguments();
        return assembly.GetType($"{collection.Namespace}.{SimpleName(collection)}")?.GetMethods(BindingFlags.Static | BindingFlags.Public)
            .FirstOrDefault(candidate => candidate.Name == method && candidate.GetParameters().Length == parameters
                && candidate.GetGenericArguments().Length == arguments.Length
                && IsGeneric(candidate.GetParameters()[0].ParameterType, typeof(IEnumerable<>)))
            ?.MakeGenericMethod(arguments);
    }

    private static Func<Array, object>? FromAdding(Type type, Type element)
    {
        var contract = typeof(ICollection<>).MakeGenericType(element);
        if (!contract.IsAssignableFrom(type) || type.GetConstructor(Type.EmptyTypes) is not { } constructor)
            return null;

        var add = contract.GetMethod("Add")!;
        return array =>
        {
            var collection = constructor.Invoke(null);
            foreach (var item in array)
                add.Invoke(collection, [item]);
            return collection;
        };
    }

    private static Func<Array, object>? FromConstructor(Type type, Type element)
    {
        var array = element.MakeArrayType();
        var constructor = type.GetConstructors()
            .FirstOrDefault(c => c.GetParameters() is [var only] && only.ParameterType.IsAssignableFrom(array));
        return constructor is null ? null : elements => constructor.Invoke([elements]);
    }

    // A query: what travels is its result.
    private static Func<Array, object>? FromSequence(Type type) =>
        type.Namespace == "System.Linq" ? static array => array : null;

    private static bool IsStack(Type type) => IsGeneric(type, typeof(Stack<>)) || IsGeneric(type, typeof(ConcurrentStack<>))
        || IsGeneric(type, typeof(ImmutableStack<>));

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static string SimpleName(Type type) => type.Name[..type.Name.IndexOf('`')];
}
