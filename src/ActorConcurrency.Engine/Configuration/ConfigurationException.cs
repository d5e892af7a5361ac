using Akka.Actor;

namespace Akka.Configuration;

/// <summary>A configuration cannot be read, or lacks or contains what it must not.</summary>
public class ConfigurationException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and where.</param>
    public ConfigurationException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and where.</param>
    /// <param name="exception">What led to it.</param>
    public ConfigurationException(string message, Exception? exception) : base(message, exception) { }

    /// <summary>The exception for a section that a type needs and that is missing.</summary>
    /// <param name="path">Where the section should be; <c>null</c> if the whole configuration is missing.</param>
    /// <typeparam name="T">The type that needs it.</typeparam>
    public static ConfigurationException NullOrEmptyConfig<T>(string? path = null) => new(
        $"Failed to instantiate {typeof(T).Name}: "
        + (string.IsNullOrWhiteSpace(path) ? "Configuration is null or empty" : $"Configuration does not contain `{path}` node"));
}
