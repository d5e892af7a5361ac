using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>Two handles to one actor: the one that started it, and a guest's.</summary>
/// <param name="Owner">Started it; its disposal stops the actor.</param>
/// <param name="Guest">Attached to it.</param>
/// <param name="Actor">The actor.</param>
internal sealed record Handles<T>(T Owner, T Guest, IActorRef Actor) where T : IAsyncDisposable
{
    public T this[int number] => number == 0 ? Owner : Guest;

    /// <summary>The same handles in other clothes: for a broken twin, for example.</summary>
    public Handles<T> Wrap(Func<T, T> wrap) => new(wrap(Owner), wrap(Guest), Actor);
}
