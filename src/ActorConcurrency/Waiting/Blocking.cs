using System.Runtime.CompilerServices;
using Akka.Actor.Internal;
using Akka.Dispatch;

namespace ActorConcurrency;

/// <summary>
/// For callers who cannot await: waits on the caller's thread. Not inside an actor, whose own answers may need that thread: there it refuses
/// before anything is asked.
/// </summary>
internal static class Blocking
{
    // Test kits leave their own actor's cell on threads where it does not run; it handles no message there.
    private static bool IsInActor => InternalCurrentActorCellKeeper.Current is { CurrentMessage: not null } || TaskScheduler.Current is ActorTaskScheduler;

    /// <summary>Makes a call and waits for its result.</summary>
    /// <param name="call">The call.</param>
    /// <param name="caller">The member that the user has called; the one to await has "Async" behind it.</param>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static TResult Wait<TResult>(Func<ValueTask<TResult>> call, [CallerMemberName] string caller = "")
    {
        Refuse(caller);
        var result = call();
        return result.IsCompleted ? result.GetAwaiter().GetResult() : result.AsTask().GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Wait{TResult}"/>
    public static void Wait(Func<ValueTask> call, [CallerMemberName] string caller = "")
    {
        Refuse(caller);
        call().AsTask().GetAwaiter().GetResult();
    }

    private static void Refuse(string caller)
    {
        if (IsInActor)
            throw new InvalidOperationException($"{caller} must not block the thread of an actor; nothing was done. Await {caller}Async, or have its result piped to the actor.");
    }
}
