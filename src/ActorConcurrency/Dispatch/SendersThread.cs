using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Akka.Actor.Internal;

namespace ActorConcurrency;

/// <summary>The thread of somebody who tells something, lent to the actor: which one may be, and that neither sees anything of the other.</summary>
internal static class SendersThread
{
    private static readonly ExecutionContext Clean = FlowOfNobody();

    /// <summary>Lends the calling thread, if an actor may run on it; it is then to be given back.</summary>
    /// <param name="flow">What the sender wants back.</param>
    public static bool TryLend([NotNullWhen(true)] out ExecutionContext? flow)
    {
        flow = null;
        if (InternalCurrentActorCellKeeper.Current is not null // inside another actor
            || SynchronizationContext.Current is not null
            || TaskScheduler.Current != TaskScheduler.Default
            || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return false;
        flow = ExecutionContext.Capture();
        if (flow is null) return false; // it must not flow, and so could not be given back
        if (flow != Clean) ExecutionContext.Restore(Clean);
        return true;
    }

    /// <summary>Gives the thread back to its sender.</summary>
    public static void GiveBack(ExecutionContext flow)
    {
        if (ExecutionContext.Capture() != flow) ExecutionContext.Restore(flow);
        if (SynchronizationContext.Current is not null) SynchronizationContext.SetSynchronizationContext(null);
    }

    // There is one for all threads that have nothing that flows, so that a look at the reference is enough.
    private static ExecutionContext FlowOfNobody()
    {
        ExecutionContext? nobodys = null;
        var thread = new Thread(() => nobodys = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return nobodys!;
    }
}
