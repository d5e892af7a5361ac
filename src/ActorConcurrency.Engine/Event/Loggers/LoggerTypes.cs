using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Configuration;
using Akka.Util.Reflection;

namespace Akka.Event;

/// <summary>Finds the classes of the loggers that a configuration names. The engine's own need no reflection.</summary>
internal static class LoggerTypes
{
    public static bool IsStandardOut(string name) => BuiltIn(name) == typeof(StandardOutLogger);

    /// <exception cref="ConfigurationException">There is no such class.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification =
        "Reached only for loggers of the application's own, named in its configuration; keeping them is the application's part.")]
    public static Type Resolve(string name) => BuiltIn(name) ?? TypeCache.GetType(name)
        ?? throw new ConfigurationException($"Logger specified in config cannot be found: \"{name}\"");

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification =
        "The built-in loggers are named statically; others come from the application's configuration, which is to keep their constructors.")]
    public static Props PropsFor(Type type)
    {
        if (type == typeof(DefaultLogger))
            return Props.Create<DefaultLogger>();
        return type == typeof(TraceLogger) ? Props.Create<TraceLogger>() : Props.Create(type);
    }

    private static Type? BuiltIn(string name) => name.Split(',')[0].Trim() switch
    {
        "Akka.Event.DefaultLogger" => typeof(DefaultLogger),
        "Akka.Event.StandardOutLogger" => typeof(StandardOutLogger),
        "Akka.Event.TraceLogger" => typeof(TraceLogger),
        _ => null,
    };
}
