using Akka.Actor;

namespace Akka.Util;

/// <summary>An object tied to a running actor system that travels as its <see cref="ISurrogate"/>.</summary>
public interface ISurrogated
{
    /// <summary>Makes the serialisable stand-in.</summary>
    /// <param name="system">The system in which this object lives.</param>
    /// <returns>The stand-in, free of references to <paramref name="system"/>.</returns>
    ISurrogate ToSurrogate(ActorSystem system);
}
