using Akka.Actor;
using Akka.DependencyInjection;

namespace Akka.Hosting;

/// <summary>Creates actors while the host starts, and registers them.</summary>
/// <param name="system">The actor system.</param>
/// <param name="registry">The system's registry.</param>
/// <returns>A task; the start waits for it.</returns>
public delegate Task ActorStarter(ActorSystem system, IActorRegistry registry);

/// <summary>Creates actors from the service container while the host starts, and registers them.</summary>
/// <param name="system">The actor system.</param>
/// <param name="registry">The system's registry.</param>
/// <param name="resolver">Makes props whose arguments come from the container.</param>
/// <returns>A task; the start waits for it.</returns>
public delegate Task ActorStarterWithResolver(ActorSystem system, IActorRegistry registry, IDependencyResolver resolver);

/// <summary>Runs once while the host starts, after all actors have been created.</summary>
/// <param name="system">The actor system.</param>
/// <param name="registry">The system's registry.</param>
/// <returns>A task; the start waits for it.</returns>
public delegate Task StartupTask(ActorSystem system, IActorRegistry registry);
