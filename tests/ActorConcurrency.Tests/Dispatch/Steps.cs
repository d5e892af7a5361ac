using System.Reflection;
using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>How the steps of a recipe's actor came about.</summary>
internal static class Steps
{
    private static readonly PropertyInfo Actor =
        typeof(ActorCell).GetProperty("Actor", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!;

    /// <summary>Those that handles have done on their callers' threads; 0 if it has not started yet.</summary>
    public static long Direct(IActorRef actor) => CoreOf(actor)?.DirectSteps ?? 0;

    /// <summary>Those that were messages.</summary>
    public static long Told(IActorRef actor) => CoreOf(actor)?.ToldSteps ?? 0;

    /// <summary>Completes once handles step directly again.</summary>
    public static Task AreDirectAfter(ActorCounter counter)
    {
        var before = Direct(counter.Actor);
        return Eventually.Holds(
            () =>
            {
                counter.Increment(0);
                return Direct(counter.Actor) > before;
            },
            "a step was direct");
    }

    /// <summary>The core of an actor that runs; null: it has not started yet, or has ended.</summary>
    public static RecipeCore? CoreOf(IActorRef actor) =>
        actor is ActorRefWithCell { Underlying: ActorCell cell } && Actor.GetValue(cell) is { } instance
            ? (RecipeCore)instance.GetType().GetProperty("Core", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)!.GetValue(instance)!
            : null;
}
