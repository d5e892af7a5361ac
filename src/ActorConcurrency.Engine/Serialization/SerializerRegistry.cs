using System.Collections.Concurrent;
using Akka.Event;

namespace Akka.Serialization;

/// <summary>The serializers of a system and what they are for. Thread-safe; looking up a known class takes no lock.</summary>
internal sealed class SerializerRegistry(ILoggingAdapter log, bool warnOfReplacement)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Serializer> _byName = new();
    private readonly ConcurrentDictionary<int, Serializer> _byId = new();
    private readonly Dictionary<Type, Serializer> _bindings = [];

    // Filled under the gate and replaced there at every change, so it never holds what is out of date.
    private volatile ConcurrentDictionary<Type, Serializer?> _found = new();

    public void Add(string name, Serializer serializer)
    {
        WarnIfReplaced(_byId.GetValueOrDefault(serializer.Identifier), serializer, $"identifier [{serializer.Identifier}]");
        WarnIfReplaced(_byName.GetValueOrDefault(name), serializer, $"name [{name}]");
        _byId[serializer.Identifier] = serializer;
        _byName[name] = serializer;
    }

    public void Bind(Type type, Serializer serializer)
    {
        lock (_gate)
        {
            _bindings[type] = serializer;
            _found = new();
        }
    }

    public Serializer? FindByName(string name) => _byName.GetValueOrDefault(name);

    public Serializer? FindById(int id) => _byId.GetValueOrDefault(id);

    /// <summary>That of the most special binding; failing that, the one named; failing that, the one for all objects.</summary>
    public Serializer? Find(Type type, string? defaultName)
    {
        var special = _found.TryGetValue(type, out var found) ? found : FindSpecial(type);
        return special
            ?? (defaultName is null ? null : FindByName(defaultName))
            ?? FindGeneral();
    }

    private Serializer? FindGeneral()
    {
        lock (_gate)
            return _bindings.GetValueOrDefault(typeof(object));
    }

    private Serializer? FindSpecial(Type type)
    {
        lock (_gate)
            return _found.GetOrAdd(type, MostSpecial);
    }

    private Serializer? MostSpecial(Type type)
    {
        Type? best = null;
        foreach (var candidate in _bindings.Keys)
        {
            if (candidate != typeof(object) && candidate.IsAssignableFrom(type) && (best is null || best.IsAssignableFrom(candidate)))
                best = candidate;
        }

        return best is null ? null : _bindings[best];
    }

    private void WarnIfReplaced(Serializer? old, Serializer serializer, string subject)
    {
        if (warnOfReplacement && old is not null && old.GetType() != serializer.GetType())
        {
            log.Warning("Serializer with {0} are being overriden from [{1}] to [{2}]. Did you mean to do this?",
                subject, old.GetType(), serializer.GetType());
        }
    }
}
