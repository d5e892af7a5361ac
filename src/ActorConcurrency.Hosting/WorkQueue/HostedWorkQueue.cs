using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Hosting;

/// <summary>
/// A container's way to a work queue of its actor system: a container makes a generic service by its type and not by a factory, so this
/// is the type. It is the one handle that the queue's name has.
/// </summary>
internal sealed class HostedWorkQueue<T>([ServiceKey] string name, ActorSystem system)
    : ActorWorkQueue<T>(HostedRecipes.Of(system).Get<ActorWorkQueue<T>>(Kind, name))
{
    public static readonly string Kind = $"workQueue<{typeof(T)}>";
}
