using Akka.Actor;
using Akka.Actor.Internal;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>Runs actor code on a thread that belongs to somebody else, and leaves the thread as it was.</summary>
internal static class CallingThread
{
    /// <summary>
    /// Runs the code without the thread's synchronisation context: an <c>await</c> in an actor's handler must come back to
    /// the actor's scheduler, not to the test.
    /// </summary>
    public static void Run(Action code)
    {
        var before = CallerState.Current;
        new CallerState(context: null, InternalCurrentActorCellKeeper.Current).Apply();
        try
        {
            code();
        }
        finally
        {
            before.Apply();
        }
    }
}
