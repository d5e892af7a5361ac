using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Hosting;

/// <summary>
/// A container's way to a priority queue of its actor system: a container makes a generic service by its type and not by a factory, so this
/// is the type. It is the one handle that the queue's name has.
/// </summary>
internal sealed class HostedPriorityQueue<T>([ServiceKey] string name, ActorSystem system)
    : ActorPriorityQueue<T>(HostedRecipes.Of(system).Get<ActorPriorityQueue<T>>(Kind, name))
{
    public static readonly string Kind = $"priorityQueue<{typeof(T)}>";
}
