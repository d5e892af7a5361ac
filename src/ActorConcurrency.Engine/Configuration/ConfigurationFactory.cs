using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>Makes configurations. Thread-safe.</summary>
public class ConfigurationFactory
{
    private const string ReferenceResource = "ActorConcurrency.Engine.reference.conf";

    // What only this engine has. The file's values hold on Akka.NET too.
    private const string Own = "actor-concurrency.dispatcher.type = CombiningDispatcher";

    private static readonly string[] FileNames = ["akka.conf", "akka.hocon"];

    /// <summary>A configuration without anything in it.</summary>
    public static Config Empty => ParseString("");

    /// <summary>Reads HOCON text.</summary>
    /// <param name="hocon">The text.</param>
    /// <exception cref="ArgumentNullException">The text is <c>null</c>.</exception>
    /// <exception cref="ConfigurationException">The text is no HOCON; says the line, the column and what was expected.</exception>
    /// <exception cref="FormatException">A required substitution leads nowhere.</exception>
    public static Config ParseString(string hocon) => ParseString(hocon, null);

    /// <summary>Reads HOCON text that may include others.</summary>
    /// <param name="hocon">The text.</param>
    /// <param name="includeCallback">Gets the name given to an <c>include</c> and returns what stands there, or <c>null</c> if there is nothing.</param>
    /// <exception cref="ArgumentNullException">The text is <c>null</c>.</exception>
    /// <exception cref="ConfigurationException">The text is no HOCON; says the line, the column and what was expected.</exception>
    /// <exception cref="FormatException">A required substitution leads nowhere.</exception>
    public static Config ParseString(string hocon, Func<string, HoconRoot?>? includeCallback) => new(Parser.Parse(hocon, includeCallback));

    /// <summary>
    /// Reads the application's own configuration: the first of the files <c>akka.conf</c> and <c>akka.hocon</c> in the working
    /// directory, then in the directory of the application. Includes are files beside it. Application configuration files in XML
    /// are not looked at.
    /// </summary>
    /// <returns>An empty configuration if there is no such file.</returns>
    /// <exception cref="ConfigurationException">The file is no HOCON.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Config Load() => ConfigurationFile.Find([Environment.CurrentDirectory, AppContext.BaseDirectory], FileNames) is { } path
        ? ConfigurationFile.Read(path)
        : Empty;

    /// <summary>The engine's reference configuration: every key it reads, with its default.</summary>
    public static Config Default() =>
        ParseString(Own).WithFallback(FromResource(ReferenceResource, typeof(ConfigurationFactory).Assembly));

    /// <summary>Reads HOCON from a resource embedded in the assembly of an object.</summary>
    /// <param name="resourceName">The resource's full name.</param>
    /// <param name="instanceInAssembly">An object, or its type or assembly.</param>
    /// <exception cref="ConfigurationException">There is no such resource, or it is no HOCON.</exception>
    public static Config FromResource(string resourceName, object instanceInAssembly) => instanceInAssembly switch
    {
        Assembly assembly => FromResource(resourceName, assembly),
        Type type => FromResource(resourceName, type.Assembly),
        _ => FromResource(resourceName, instanceInAssembly.GetType().Assembly),
    };

    /// <summary>Reads HOCON from a resource embedded in the assembly of a type.</summary>
    /// <param name="resourceName">The resource's full name.</param>
    /// <typeparam name="TAssembly">A type of the assembly.</typeparam>
    /// <exception cref="ConfigurationException">There is no such resource, or it is no HOCON.</exception>
    public static Config FromResource<TAssembly>(string resourceName) => FromResource(resourceName, typeof(TAssembly).Assembly);

    /// <summary>Reads HOCON from a resource embedded in an assembly.</summary>
    /// <param name="resourceName">The resource's full name.</param>
    /// <param name="assembly">The assembly.</param>
    /// <exception cref="ConfigurationException">There is no such resource, or it is no HOCON.</exception>
    public static Config FromResource(string resourceName, Assembly assembly)
    {
        using var stream = assembly.GetManifestResourceStream(resourceName) ?? throw new ConfigurationException(
            $"The assembly {assembly.GetName().Name} has no resource [{resourceName}]. It has: {string.Join(", ", assembly.GetManifestResourceNames())}.");
        using var reader = new StreamReader(stream);
        return ParseString(reader.ReadToEnd());
    }

    /// <summary>Makes a configuration of an object's public properties.</summary>
    /// <param name="source">The object; it is written as JSON, which is HOCON.</param>
    [RequiresUnreferencedCode("Reads the properties of an unknown type. Write HOCON text and use ParseString instead.")]
    [RequiresDynamicCode("Reads the properties of an unknown type. Write HOCON text and use ParseString instead.")]
    public static Config FromObject(object source) => ParseString(JsonSerializer.Serialize(source));
}
