using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ActorConcurrency.Hosting;

/// <summary>Lets a container resolve the recipes of its actor system.</summary>
public static class RecipeServiceCollectionExtensions
{
    /// <summary>
    /// Makes every recipe added with <c>WithCounter</c>, <c>WithSemaphore</c> and so on a service keyed by its name:
    /// <see cref="ICounter"/>, <see cref="ISemaphore"/> and <see cref="IOwnedSemaphore"/>, <see cref="ICountdown"/>,
    /// <see cref="IEvent"/>, <see cref="ITicker"/>, <see cref="ISchedule"/>, <see cref="IExecutor"/>, <see cref="ISubprocess"/>,
    /// <see cref="IWorkQueue{T}"/> and <see cref="IOwnedWorkQueue{T}"/>, <see cref="IPriorityQueue{T}"/>, <see cref="ICondition{TState}"/>,
    /// <see cref="IBarrier"/> and <see cref="ILatch"/>, <see cref="ILock"/> and
    /// <see cref="IOwnedLock"/>, <see cref="ILockSet"/>, <see cref="IOwnedLockSet"/> and <see cref="IEndableLockSet"/>; and each as the handle itself
    /// (<see cref="ActorSemaphore"/>, <see cref="ActorWorkQueue{T}"/> …), whose permits, leases and deliveries are values. A recipe that is
    /// resolved before the host has started is started then. Calling this twice changes nothing.
    /// </summary>
    /// <remarks>
    /// All users of a name share one handle, which belongs to the host: do not dispose it. Dispose the container asynchronously, as a host
    /// does. A name that was not added is an <see cref="InvalidOperationException"/> which says how to add it. When the host stops, waits end
    /// with <see cref="StoppedException"/>, in whatever order services were registered.
    /// </remarks>
    /// <param name="services">The services of the host.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddActorConcurrency(this IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddSingleton<RecipeServices>();
        AddRecipe<ActorCounter>(services, "counter");
        AddRecipe<ActorSemaphore>(services, "semaphore");
        AddRecipe<ActorCountdown>(services, "countdown");
        AddRecipe<ActorEvent>(services, "event");
        AddRecipe<ActorTicker>(services, "ticker");
        AddRecipe<ActorSchedule>(services, "schedule");
        AddRecipe<ActorExecutor>(services, "executor");
        AddRecipe<ActorLockSet>(services, "lockSet");
        AddRecipe<ActorLock>(services, "lock");
        AddRecipe<ActorBarrier>(services, "barrier");
        AddRecipe<ActorLatch>(services, "latch");
        AddRecipe<ActorSubprocess>(services, "subprocess");
        AddRecipe<ICounter>(services, "counter");
        AddRecipe<IOwnedSemaphore>(services, "semaphore");
        AddRecipe<ISemaphore>(services, "semaphore");
        AddRecipe<ICountdown>(services, "countdown");
        AddRecipe<IEvent>(services, "event");
        AddRecipe<ITicker>(services, "ticker");
        AddRecipe<ISchedule>(services, "schedule");
        AddRecipe<IExecutor>(services, "executor");
        AddGenericRecipe(services, typeof(ActorWorkQueue<>), typeof(HostedWorkQueue<>));
        AddGenericRecipe(services, typeof(ActorPriorityQueue<>), typeof(HostedPriorityQueue<>));
        AddGenericRecipe(services, typeof(IWorkQueue<>), typeof(HostedWorkQueue<>));
        AddGenericRecipe(services, typeof(IOwnedWorkQueue<>), typeof(HostedWorkQueue<>));
        AddGenericRecipe(services, typeof(IPriorityQueue<>), typeof(HostedPriorityQueue<>));
        AddGenericRecipe(services, typeof(ActorCondition<>), typeof(HostedCondition<>));
        AddGenericRecipe(services, typeof(ICondition<>), typeof(HostedCondition<>));
        AddRecipe<IOwnedLockSet>(services, "lockSet");
        AddRecipe<ILockSet>(services, "lockSet");
        AddRecipe<IOwnedLock>(services, "lock");
        AddRecipe<ILock>(services, "lock");
        AddRecipe<IBarrier>(services, "barrier");
        AddRecipe<ILatch>(services, "latch");
        AddRecipe<ISubprocess>(services, "subprocess");
        AddRecipe<IEndableLockSet>(services, "lockSet");
        return services;
    }

    internal static void AddRecipe<TContract>(this IServiceCollection services, string kind) where TContract : class =>
        services.TryAddKeyedSingleton(
            KeyedService.AnyKey,
            (provider, key) => HostedRecipes.Of(provider.GetRequiredService<ActorSystem>()).Get<TContract>(kind, key));

    private static void AddGenericRecipe(
        IServiceCollection services, Type contract, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type hosted) =>
        services.TryAdd(ServiceDescriptor.KeyedSingleton(contract, KeyedService.AnyKey, hosted));
}

/// <summary>Tells a host that its container was told of the recipes.</summary>
internal sealed class RecipeServices;
