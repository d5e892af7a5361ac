using System.Collections;
using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>Why a cell waits for children to stop.</summary>
internal enum WaitReason
{
    /// <summary>It does not wait for anything: children were told to stop.</summary>
    UserRequest,

    /// <summary>It is to be created anew from the start.</summary>
    Creation,

    /// <summary>It is to be restarted.</summary>
    Recreation,

    /// <summary>It is to stop.</summary>
    Termination,
}

/// <summary>
/// A cell's children by name. Written by the actor's thread, and by any thread for the guardian's; read by any: so it locks,
/// never around foreign code. A child without restarts is kept as its bare reference.
/// </summary>
internal sealed class ChildTable : IEnumerable<IInternalActorRef>
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, object> _byName = new(StringComparer.Ordinal);
    private HashSet<IActorRef>? _dying;
    private bool _refuses;
    private long _lastNumber = -1;

    /// <summary>Why the cell waits; meaningful while <see cref="IsWaiting"/>.</summary>
    public WaitReason Reason { get; private set; }

    /// <summary>What a restart is for.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>Whether the cell waits for children to stop before it goes on.</summary>
    public bool IsWaiting
    {
        get
        {
            lock (_gate) return _dying is { Count: > 0 } && Reason is WaitReason.Creation or WaitReason.Recreation;
        }
    }

    /// <summary>Whether the cell is stopping or has stopped.</summary>
    public bool IsTerminating
    {
        get
        {
            lock (_gate) return _refuses;
        }
    }

    /// <summary>A number for a child's name: 0, 1, 2 and so on, none twice.</summary>
    public long NextNumber() => Interlocked.Increment(ref _lastNumber);

    public void Reserve(string name)
    {
        lock (_gate)
        {
            if (_refuses) throw new InvalidOperationException($"Cannot reserve actor name '{name}': terminating");
            if (!_byName.TryAdd(name, ChildNameReserved.Instance))
                throw new InvalidActorNameException($"Actor name \"{name}\" is not unique!");
        }
    }

    public void Unreserve(string name)
    {
        lock (_gate)
        {
            if (_byName.TryGetValue(name, out var entry) && entry is ChildNameReserved) _byName.Remove(name);
        }
    }

    /// <summary>Takes a child in. Gives false, and forgets its name, if no more are taken.</summary>
    public bool Add(IInternalActorRef child)
    {
        lock (_gate)
        {
            if (_refuses) _byName.Remove(child.Path.Name);
            else _byName[child.Path.Name] = child;
            return !_refuses;
        }
    }

    public IInternalActorRef? ByName(string name)
    {
        lock (_gate) return _byName.TryGetValue(name, out var entry) ? ChildOf(entry) : null;
    }

    public IChildStats? StatsByName(string name)
    {
        lock (_gate)
        {
            return _byName.TryGetValue(name, out var entry) ? entry as IChildStats ?? new ChildRestartStats((IInternalActorRef)entry) : null;
        }
    }

    public bool Contains(IActorRef child)
    {
        lock (_gate) return Entry(child) is not null;
    }

    /// <summary>The child's restarts; kept from now on.</summary>
    public ChildRestartStats? StatsOf(IActorRef child)
    {
        lock (_gate)
        {
            var entry = Entry(child);
            if (entry is null or ChildRestartStats) return (ChildRestartStats?)entry;
            var stats = new ChildRestartStats((IInternalActorRef)entry);
            _byName[child.Path.Name] = stats;
            return stats;
        }
    }

    public IReadOnlyCollection<ChildRestartStats> AllStats() => Refs().Select(c => StatsOf(c)!).Where(s => s is not null).ToList();

    public IReadOnlyList<IInternalActorRef> Refs()
    {
        lock (_gate)
        {
            var refs = new List<IInternalActorRef>(_byName.Count);
            foreach (var entry in _byName.Values)
            {
                if (ChildOf(entry) is { } child) refs.Add(child);
            }

            return refs;
        }
    }

    /// <summary>Lists the children when it is asked for, not before: most of those who get the table do not look.</summary>
    public IEnumerator<IInternalActorRef> GetEnumerator() => Refs().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Notes that a child was told to stop.</summary>
    public void ShallDie(IActorRef child)
    {
        lock (_gate)
        {
            if (Entry(child) is null) return;
            if (_dying is null or { Count: 0 }) Reason = WaitReason.UserRequest;
            (_dying ??= []).Add(child);
        }
    }

    /// <summary>Says why the cell waits for the children that were told to stop. Gives false if there are none.</summary>
    public bool WaitFor(WaitReason reason, Exception? cause)
    {
        lock (_gate)
        {
            if (_dying is null or { Count: 0 }) return false;
            // What stops for good is not called back.
            if (Reason == WaitReason.Termination) return true;
            Reason = reason;
            Cause = cause;
            return true;
        }
    }

    /// <summary>Removes a child that has stopped. Gives why the cell waited, if that was the last it waited for.</summary>
    public WaitReason? Remove(IActorRef child)
    {
        lock (_gate)
        {
            if (Entry(child) is not null) _byName.Remove(child.Path.Name);
            if (_dying is null || !_dying.Remove(child) || _dying.Count > 0) return null;
            return Reason;
        }
    }

    /// <summary>Takes no more children, for good. Gives those that there are.</summary>
    public IReadOnlyList<IInternalActorRef> Refuse()
    {
        lock (_gate)
        {
            _refuses = true;
            return Refs();
        }
    }

    private object? Entry(IActorRef child) =>
        _byName.TryGetValue(child.Path.Name, out var entry) && ChildOf(entry) is { } known && known.Path.Uid == child.Path.Uid && known.Equals(child) ? entry : null;

    private static IInternalActorRef? ChildOf(object entry) => entry switch
    {
        IInternalActorRef child => child,
        ChildRestartStats stats => stats.Child,
        _ => null,
    };
}
