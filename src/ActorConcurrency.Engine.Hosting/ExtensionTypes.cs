using Akka.Actor;
using Akka.Configuration;

namespace Akka.Hosting;

/// <summary>The extensions added by type, in order and without repetition.</summary>
internal sealed class ExtensionTypes
{
    private readonly List<Type> _types = [];

    public void Add(Type type)
    {
        if (!typeof(IExtensionId).IsAssignableFrom(type))
            throw new ConfigurationException($"Type [{type}] is no extension: it must implement {typeof(IExtensionId)}.");
        if (type.IsAbstract || type.GetConstructor(Type.EmptyTypes) is null)
            throw new ConfigurationException(
                $"Extension type [{type}] cannot be created: it must be a concrete class with a public parameterless constructor.");
        if (!_types.Contains(type)) _types.Add(type);
    }

    public void RegisterIn(ActorSystem system)
    {
        foreach (var type in _types) system.RegisterExtension((IExtensionId)Activator.CreateInstance(type)!);
    }
}
