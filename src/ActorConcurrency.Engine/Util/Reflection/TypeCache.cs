namespace Akka.Util.Reflection;

/// <summary>Finds types by name. Thread-safe.</summary>
public static class TypeCache
{
    /// <summary>The type called <paramref name="typeName"/>, or null. Akka.NET's own names mean this engine's types.</summary>
    /// <param name="typeName">Its name, with its assembly: <c>"Namespace.Type, Assembly"</c>.</param>
    public static Type? GetType(string typeName) => EngineTypes.TryFind(typeName);
}
