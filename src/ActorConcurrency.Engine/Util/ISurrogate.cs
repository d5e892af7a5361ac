using Akka.Actor;

namespace Akka.Util;

/// <summary>The serialisable stand-in for an object that is tied to a running actor system.</summary>
public interface ISurrogate
{
    /// <summary>Rebuilds the object that this stands for.</summary>
    /// <param name="system">The system in which the object shall live.</param>
    /// <returns>The object, bound to <paramref name="system"/>.</returns>
    ISurrogated? FromSurrogate(ActorSystem system);
}
