namespace Akka.Actor;

/// <summary>Something that a system has one of.</summary>
public interface IExtension;

/// <summary>Names and creates an extension. Must be thread-safe.</summary>
public interface IExtensionId
{
    /// <summary>The system's extension; created if it has none.</summary>
    /// <param name="system">The system.</param>
    object Apply(ActorSystem system);

    /// <summary>The system's extension.</summary>
    /// <param name="system">The system.</param>
    object? Get(ActorSystem system);

    /// <summary>Creates the extension. Called once per system.</summary>
    /// <param name="system">The system.</param>
    object CreateExtension(ExtendedActorSystem system);

    /// <summary>The extension's type.</summary>
    Type ExtensionType { get; }
}

/// <summary>Names and creates an extension of type <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The extension's type.</typeparam>
public interface IExtensionId<out T> : IExtensionId where T : IExtension
{
    /// <summary>The system's extension; created if it has none.</summary>
    /// <param name="system">The system.</param>
    new T Apply(ActorSystem system);

    /// <summary>The system's extension.</summary>
    /// <param name="system">The system.</param>
    new T Get(ActorSystem system);

    /// <summary>Creates the extension. Called once per system.</summary>
    /// <param name="system">The system.</param>
    new T CreateExtension(ExtendedActorSystem system);
}

/// <summary>The base of extension ids. Two of one type are equal.</summary>
/// <typeparam name="T">The extension's type.</typeparam>
public abstract class ExtensionIdProvider<T> : IExtensionId<T> where T : IExtension
{
    /// <inheritdoc/>
    public T Apply(ActorSystem system) => (T)system.RegisterExtension(this);

    object IExtensionId.Apply(ActorSystem system) => Apply(system);

    /// <inheritdoc/>
    public T Get(ActorSystem system) => (T)system.GetExtension(this);

    object? IExtensionId.Get(ActorSystem system) => Get(system);

    /// <inheritdoc/>
    public abstract T CreateExtension(ExtendedActorSystem system);

    object IExtensionId.CreateExtension(ExtendedActorSystem system) => CreateExtension(system);

    /// <inheritdoc/>
    public Type ExtensionType => typeof(T);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IExtensionId && obj.GetType() == GetType();

    /// <inheritdoc/>
    public override int GetHashCode() => GetType().GetHashCode();
}

/// <summary>Gets extensions by their types.</summary>
public static class ActorSystemWithExtensions
{
    /// <summary>The system's extension.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="system">The system.</param>
    public static T WithExtension<T>(this ActorSystem system) where T : class, IExtension => system.GetExtension<T>();

    /// <summary>The system's extension; created if it has none.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="system">The system.</param>
    /// <param name="extensionId">The type of its id.</param>
    public static T WithExtension<T>(
        this ActorSystem system,
        [global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type extensionId)
        where T : class, IExtension =>
        system.TryGetExtension<T>(out var known) ? known : (T)system.RegisterExtension((IExtensionId)Activator.CreateInstance(extensionId)!);

    /// <summary>The system's extension; created if it has none.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TI">The type of its id.</typeparam>
    /// <param name="system">The system.</param>
    public static T WithExtension<T, [global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TI>(this ActorSystem system)
        where T : class, IExtension where TI : IExtensionId => system.WithExtension<T>(typeof(TI));
}
