using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.TestKit.Internal;

/// <summary>What a thread knows about whose code it runs: the context that awaits come back to, and the current actor.</summary>
internal readonly struct CallerState(SynchronizationContext? context, ActorCell? cell)
{
    public static CallerState Current => new(SynchronizationContext.Current, InternalCurrentActorCellKeeper.Current);

    /// <summary>Runs code in this state, and leaves the thread as it was.</summary>
    public T Run<T>(Func<T> code)
    {
        var before = Current;
        Apply();
        try
        {
            return code();
        }
        finally
        {
            before.Apply();
        }
    }

    public void Apply()
    {
        InternalCurrentActorCellKeeper.Current = cell;
        SynchronizationContext.SetSynchronizationContext(context);
    }
}
