using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Hosting;

/// <summary>
/// A container's way to a condition of its actor system: a container makes a generic service by its type and not by a factory, so this
/// is the type. It is the one handle that the condition's name has.
/// </summary>
internal sealed class HostedCondition<TState>([ServiceKey] string name, ActorSystem system)
    : ActorCondition<TState>(HostedRecipes.Of(system).Get<ActorCondition<TState>>(Kind, name))
{
    public static readonly string Kind = $"condition<{typeof(TState)}>";
}
