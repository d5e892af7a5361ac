namespace Akka.Actor.Internal;

/// <summary>The cell that runs on this thread.</summary>
public static class InternalCurrentActorCellKeeper
{
    [ThreadStatic] private static ActorCell? _current;

    /// <summary>The cell that runs on this thread, or null. Set once per turn, not per message.</summary>
    public static ActorCell? Current
    {
        get => _current;
        set => _current = value;
    }
}

/// <summary>An actor that is told when its constructor has run.</summary>
public interface IInitializableActor
{
    /// <summary>Called once, after the constructor.</summary>
    void Init();
}
