using System.Globalization;
using Akka.Actor.Internal;
using Akka.Util;

namespace Akka.Actor;

public partial class ActorCell
{
    private static readonly IReadOnlyList<IInternalActorRef> NoChildren = [];

    private ChildTable? _children;

    // The guardian's children are made by any thread, so the table is made by whoever comes first.
    private ChildTable Children => _children ?? Interlocked.CompareExchange(ref _children, new ChildTable(), null) ?? _children;

    private bool IsWaitingForChildren => _children?.IsWaiting ?? false;

    private bool IsTerminating => _children?.IsTerminating ?? false;

    /// <inheritdoc/>
    public virtual IActorRef ActorOf(Props props, string? name = null) => MakeChild(props, name, isSystemService: false);

    /// <summary>Starts a child of the system itself.</summary>
    /// <param name="props">What to create.</param>
    /// <param name="isSystemService">Whether it belongs to the system.</param>
    /// <param name="name">A name, or null for a generated one.</param>
    public virtual IActorRef AttachChild(Props props, bool isSystemService, string? name = null) => MakeChild(props, name, isSystemService);

    private IInternalActorRef MakeChild(Props props, string? name, bool isSystemService)
    {
        _system.VerifyCreator(props);
        var childName = name is null ? RandomName() : CheckName(name);
        ReserveChild(childName);
        var children = Children;
        IInternalActorRef child;
        try
        {
            var path = new ChildActorPath(Self.Path, childName, NewUid());
            child = _system.Provider.ActorOf(_system, props, (IInternalActorRef)Self, path, isSystemService, null, lookupDeploy: true, async: false);
        }
        catch
        {
            children.Unreserve(childName);
            throw;
        }

        if (!children.Add(child)) throw TooLate();
        child.Start();
        return child;
    }

    private static InvalidOperationException TooLate() => new("Cannot create child while terminating or terminated");

    private static string CheckName(string name)
    {
        if (name.Length == 0) throw new InvalidActorNameException("Actor name must not be empty.");
        if (ActorPath.IsValidPathElement(name)) return name;
        throw new InvalidActorNameException(
            $"Illegal actor name [{name}]. Actor paths MUST: not start with `$`, not be empty, and only contain ASCII letters, digits and these special characters: `{new string(ActorPath.ValidSymbols)}`");
    }

    private string RandomName() => Base64Encoding.Base64Encode(Children.NextNumber(), "$");

    internal static long NewUid() => Random.Shared.Next(1, int.MaxValue);

    /// <summary>Reserves a name for a child.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="InvalidActorNameException">It is taken.</exception>
    /// <exception cref="InvalidOperationException">The actor is stopping, or has stopped.</exception>
    public void ReserveChild(string name)
    {
        if (_life == Life.Stopping) throw TooLate();
        var children = Children;
        children.Reserve(name);
        if (_life != Life.Stopping) return; // read after the table was made: see LastChildren
        children.Unreserve(name);
        throw TooLate();
    }

    /// <summary>Takes a child in whose name is reserved. Gives null if the actor has begun to stop since: do not start the child.</summary>
    /// <param name="actor">The child.</param>
    public ChildRestartStats? InitChild(IInternalActorRef actor) => Children.Add(actor) ? Children.StatsOf(actor) : null;

    /// <inheritdoc/>
    public IEnumerable<IInternalActorRef> GetChildren() => _children?.Refs() ?? NoChildren;

    IEnumerable<IActorRef> IActorContext.GetChildren() => GetChildren();

    /// <inheritdoc/>
    public IActorRef Child(string name) => GetSingleChild(name) is { } child && !child.IsNobody() ? child : ActorRefs.Nobody;

    /// <inheritdoc/>
    public IInternalActorRef GetChildByName(string name) => _children?.ByName(name) ?? ActorRefs.Nobody;

    /// <inheritdoc/>
    public bool TryGetChildStatsByName(string name, out IChildStats? child)
    {
        child = _children?.StatsByName(name);
        return child is not null;
    }

    /// <inheritdoc/>
    public IInternalActorRef GetSingleChild(string name)
    {
        SplitNameAndUid(name, out var plain, out var uid);
        var child = _children?.ByName(plain);
        return child is null || (uid != UndefinedUid && uid != child.Path.Uid) ? ActorRefs.Nobody : child;
    }

    /// <inheritdoc/>
    public void Stop(IActorRef child)
    {
        if (_children?.Contains(child) == true) _children.ShallDie(child);
        ((IInternalActorRef)child).Stop();
    }

    private void SuspendChildren(IActorRef? except = null, IReadOnlyList<IInternalActorRef>? suspended = null)
    {
        foreach (var child in GetChildren())
        {
            if (!child.Equals(except) && suspended?.Contains(child) != true) child.Suspend();
        }
    }

    private void ResumeChildren(Exception? causedByFailure, IActorRef? perpetrator)
    {
        foreach (var child in GetChildren()) child.Resume(child.Equals(perpetrator) ? causedByFailure : null);
    }
}
