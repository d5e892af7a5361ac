using Akka.Actor;

namespace Akka.Serialization;

public partial class Serialization
{
    [ThreadStatic]
    private static Information? _currentTransportInformation;

    /// <summary>The address and system that references are being serialised for, on this thread.</summary>
    /// <exception cref="InvalidOperationException">None are.</exception>
    public static Information GetCurrentTransportInformation() =>
        _currentTransportInformation
        ?? throw new InvalidOperationException("CurrentTransportInformation is not set. Use Serialization.WithTransport<T>.");

    /// <summary>Runs something that serialises references of a system, on this thread.</summary>
    /// <param name="system">The system.</param>
    /// <param name="action">What to run.</param>
    /// <typeparam name="T">What it gives.</typeparam>
    public static T WithTransport<T>(ExtendedActorSystem system, Func<T> action) =>
        WithTransport(system, action, static action => action());

    /// <summary>Runs something that serialises references of a system, on this thread.</summary>
    /// <param name="system">The system.</param>
    /// <param name="state">What it needs.</param>
    /// <param name="action">What to run.</param>
    /// <typeparam name="TState">What it needs.</typeparam>
    /// <typeparam name="T">What it gives.</typeparam>
    public static T WithTransport<TState, T>(ExtendedActorSystem system, TState state, Func<TState, T> action)
    {
        var outer = _currentTransportInformation;
        _currentTransportInformation = system.Provider.SerializationInformation;
        try
        {
            return action(state);
        }
        finally
        {
            _currentTransportInformation = outer;
        }
    }

    /// <summary>Runs something that serialises references for an address, on this thread.</summary>
    /// <param name="system">The system.</param>
    /// <param name="address">The address.</param>
    /// <param name="action">What to run.</param>
    /// <typeparam name="T">What it gives.</typeparam>
    [Obsolete("Obsolete. Use the SerializeWithTransport<T>(ExtendedActorSystem) method instead.")]
    public static T WithTransport<T>(ActorSystem system, Address address, Func<T> action) =>
        WithTransport(new Information(address, system), action);

    internal static T WithTransport<T>(Information information, Func<T> action)
    {
        var outer = _currentTransportInformation;
        _currentTransportInformation = information;
        try
        {
            return action();
        }
        finally
        {
            _currentTransportInformation = outer;
        }
    }

    /// <summary>The text from which a reference can be resolved again: its path with incarnation, and the address in force.</summary>
    /// <param name="actorRef">The reference; null gives an empty text.</param>
    public static string SerializedActorPath(IActorRef? actorRef)
    {
        if (actorRef is null)
            return "";
        return _currentTransportInformation is { } information
            ? actorRef.Path.ToSerializationFormatWithAddress(information.Address)
            : actorRef.Path.ToSerializationFormat();
    }

    /// <summary>The reference that <see cref="SerializedActorPath"/> gave the text for; to the dead letters if there is no such actor.</summary>
    /// <param name="path">The text.</param>
    public IActorRef DeserializeActorRef(string path) => System.Provider.ResolveActorRef(path);
}
