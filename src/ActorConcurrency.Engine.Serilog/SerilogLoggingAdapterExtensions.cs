using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Event;

namespace Akka.Logger.Serilog;

/// <summary>Gets loggers of a given class, and adds properties to them.</summary>
public static class SerilogLoggingAdapterExtensions
{
    /// <summary>Adds a property to each event of a logger. A logger that is not a <see cref="SerilogLoggingAdapter"/> is returned as it is.</summary>
    /// <param name="adapter">The logger.</param>
    /// <param name="propertyName">The property's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="destructureObjects"><c>true</c> keeps the structure of objects; default <c>false</c>: their text.</param>
    /// <returns>The logger with the property.</returns>
    /// <exception cref="ArgumentException"><paramref name="propertyName"/> is empty.</exception>
    public static ILoggingAdapter ForContext(
        this ILoggingAdapter adapter, string propertyName, object? value, bool destructureObjects = false) =>
        adapter is SerilogLoggingAdapter serilog ? serilog.SetContextProperty(propertyName, value, destructureObjects) : adapter;

    /// <summary>A logger for an actor.</summary>
    /// <typeparam name="T">The logger's class; it has a constructor (<see cref="LoggingBus"/>, <see cref="string"/>, <see cref="Type"/>).</typeparam>
    /// <param name="context">The actor's context.</param>
    /// <returns>The logger.</returns>
    public static ILoggingAdapter GetLogger<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this IActorContext context) where T : class, ILoggingAdapter =>
        context.System.GetLogger<T>(context.Self.ToString()!, context.Props.Type);

    /// <summary>A logger for an object.</summary>
    /// <typeparam name="T">The logger's class; it has a constructor (<see cref="LoggingBus"/>, <see cref="string"/>, <see cref="Type"/>).</typeparam>
    /// <param name="system">The actor system.</param>
    /// <param name="logSourceObj">What logs: an actor, a type, a name, or any object.</param>
    /// <returns>The logger.</returns>
    public static ILoggingAdapter GetLogger<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ActorSystem system, object logSourceObj) where T : class, ILoggingAdapter
    {
        var source = LogSource.Create(logSourceObj, system);
        return system.GetLogger<T>(source.Source, source.Type);
    }

    /// <summary>A logger for a named source.</summary>
    /// <typeparam name="T">The logger's class; it has a constructor (<see cref="LoggingBus"/>, <see cref="string"/>, <see cref="Type"/>).</typeparam>
    /// <param name="system">The actor system.</param>
    /// <param name="logSource">The source named in each event.</param>
    /// <param name="logType">The class named in each event.</param>
    /// <returns>The logger.</returns>
    public static ILoggingAdapter GetLogger<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this ActorSystem system, string logSource, Type logType) where T : class, ILoggingAdapter =>
        (ILoggingAdapter)Activator.CreateInstance(typeof(T), system.EventStream, logSource, logType)!;
}
