using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Akka.Configuration;

namespace Akka;

/// <summary>
/// Finds the types that HOCON names. Akka.NET's documented names (<c>"X, Akka"</c>, <c>"X, Akka.TestKit"</c>, ...) mean this
/// engine's own types. Only what HOCON names beyond the built-in defaults comes here.
/// </summary>
internal static class EngineTypes
{
    private static readonly Dictionary<string, string> Assemblies = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Akka"] = "ActorConcurrency.Engine",
        ["Akka.TestKit"] = "ActorConcurrency.Engine.TestKit",
        ["Akka.TestKit.Xunit2"] = "ActorConcurrency.Engine.TestKit",
        ["Akka.Hosting"] = "ActorConcurrency.Engine.Hosting",
        ["Akka.DependencyInjection"] = "ActorConcurrency.Engine.Hosting",
        ["Akka.Logger.Serilog"] = "ActorConcurrency.Engine.Serilog",
    };

    /// <summary>The type called <paramref name="name"/>.</summary>
    /// <exception cref="ConfigurationException">There is none; names the key.</exception>
    public static Type Find(string name, string key) => TryFind(name)
        ?? throw new ConfigurationException($"[{key}] names the type [{name}], which cannot be found. Write it as \"Namespace.Type, Assembly\" and see that the assembly is referenced.");

    /// <summary>The type called <paramref name="name"/>, or null.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Types named in HOCON are the application's own to keep; the defaults are created without reflection.")]
    [UnconditionalSuppressMessage("Trimming", "IL2057", Justification = "Types named in HOCON are the application's own to keep; the defaults are created without reflection.")]
    [UnconditionalSuppressMessage("Trimming", "IL2096", Justification = "Types named in HOCON are the application's own to keep; the defaults are created without reflection.")]
    public static Type? TryFind(string name)
    {
        var comma = name.IndexOf(',');
        if (comma < 0) return typeof(EngineTypes).Assembly.GetType(name.Trim()) ?? Type.GetType(name, throwOnError: false);
        return Type.GetType(name, AssemblyOf, ResolveIn, throwOnError: false);
    }

    /// <summary>Creates an instance of the type called <paramref name="name"/>.</summary>
    /// <exception cref="ConfigurationException">There is none, it is no <typeparamref name="T"/>, or it cannot be created.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "Types named in HOCON are the application's own to keep; the defaults are created without reflection.")]
    public static T Create<T>(string name, string key, params object[] args) where T : class
    {
        var type = Find(name, key);
        try
        {
            return Activator.CreateInstance(type, args) as T
                ?? throw new ConfigurationException($"[{key}] names the type [{name}], which is no {typeof(T)}.");
        }
        catch (Exception e) when (e is MissingMethodException or TargetInvocationException or MemberAccessException)
        {
            throw new ConfigurationException($"[{key}] names the type [{name}], which cannot be created: {(e as TargetInvocationException)?.InnerException?.Message ?? e.Message}", e);
        }
    }

    private static Assembly? AssemblyOf(AssemblyName name)
    {
        if (name.Name is { } simple && Assemblies.TryGetValue(simple, out var own)) name = new AssemblyName(own);
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return null;
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Types named in HOCON are the application's own to keep; the defaults are created without reflection.")]
    [UnconditionalSuppressMessage("Trimming", "IL2057", Justification = "Types named in HOCON are the application's own to keep; the defaults are created without reflection.")]
    [UnconditionalSuppressMessage("Trimming", "IL2096", Justification = "Types named in HOCON are the application's own to keep; the defaults are created without reflection.")]
    private static Type? ResolveIn(Assembly? assembly, string name, bool ignoreCase) =>
        assembly is null ? Type.GetType(name, throwOnError: false) : assembly.GetType(name, throwOnError: false, ignoreCase);
}
