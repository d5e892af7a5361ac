using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace ActorConcurrency;

/// <summary>One thing that a handle does on the plain state of its actor. Under the gate: no user's code, nothing that blocks.</summary>
internal interface IStep
{
    /// <summary>Does it.</summary>
    /// <param name="core">The actor's core, of the handle's kind.</param>
    void Do(RecipeCore core);
}

/// <summary>A step that asks for something, and so may be refused under a flood. What gives back must not be.</summary>
internal interface IRequest;

/// <summary>As <see cref="IStep"/>, with a result, if it can be done at once. If it is not done, it changes nothing.</summary>
internal interface IAttempt<TResult>
{
    /// <summary>Does it, or not.</summary>
    /// <param name="core">The actor's core, of the handle's kind.</param>
    /// <param name="result">What came of it.</param>
    bool TryDo(RecipeCore core, [MaybeNullWhen(false)] out TResult result);
}

/// <summary>What a request does in the actor's state itself: it gets what it asks for, or waits for it there.</summary>
internal interface IEntry
{
    /// <summary>
    /// Does it: serves the operation (<see cref="RecipeCore.Serve"/>), or puts it in a line and notes its node. One that has given up meanwhile
    /// takes nothing: whoever serves it looks whether it takes the answer, and else undoes what was done for it.
    /// </summary>
    /// <param name="core">The actor's core, of the handle's kind.</param>
    /// <param name="operation">Who asks.</param>
    void Enter(RecipeCore core, PendingOperation operation);
}

/// <summary>Enters.</summary>
internal readonly struct EntryStep<TEntry>(TEntry entry, PendingOperation operation) : IStep, IRequest where TEntry : struct, IEntry
{
    // One that gives up from now on has a step behind this one that takes it out.
    public void Do(RecipeCore core)
    {
        if (operation.IsWanted) entry.Enter(core, operation);
    }
}

/// <summary>Takes somebody who has given up out of the state.</summary>
internal readonly struct ForgetStep(PendingOperation operation, TimeSpan foreignNow) : IStep
{
    public void Do(RecipeCore core)
    {
        if (operation.Node is not { } place) return;
        operation.Node = null;
        core.Forget(place, foreignNow);
    }
}

/// <summary>A step that has to wait for its turn: it is its own letter. Never leaves the process.</summary>
internal abstract class ToldStep : CombiningQueue.Letter, INoSerializationVerificationNeeded
{
    /// <summary>Does it. Once.</summary>
    public abstract void Do(RecipeCore core);
}

/// <inheritdoc/>
internal sealed class ToldStep<TStep>(TStep step) : ToldStep where TStep : struct, IStep
{
    private TStep _step = step;

    public override void Do(RecipeCore core)
    {
        _step.Do(core);
        _step = default; // the queue keeps the letter that it took last, which must keep nothing from collection
    }
}
