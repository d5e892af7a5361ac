using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Akka.Annotations;

namespace Akka.Util;

/// <summary>Questions to types. Thread-safe.</summary>
public static partial class TypeExtensions
{
    private static readonly ConcurrentDictionary<Type, string> QualifiedNames = new();

    /// <summary>Whether a value of this type can be used as a <typeparamref name="T"/>.</summary>
    /// <param name="type">The special type.</param>
    /// <typeparam name="T">The general type.</typeparam>
    public static bool Implements<T>(this Type type) => type.Implements(typeof(T));

    /// <summary>Whether a value of this type can be used as the more general one.</summary>
    /// <param name="type">The special type.</param>
    /// <param name="moreGeneralType">The general type.</param>
    public static bool Implements(this Type type, Type moreGeneralType) => moreGeneralType.IsAssignableFrom(type);

    /// <summary>The type's name with its assembly's simple name, free of versions, cultures and key tokens at every level.</summary>
    /// <param name="type">The type.</param>
    [InternalApi]
    public static string TypeQualifiedName(this Type type) =>
        QualifiedNames.GetOrAdd(type, static t => AssemblyDetails().Replace(t.AssemblyQualifiedName ?? t.ToString(), ""));

    [GeneratedRegex(@", (Version|Culture|PublicKeyToken)=[^,\]]*")]
    private static partial Regex AssemblyDetails();
}
