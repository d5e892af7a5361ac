using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>Where a caller may be: every call is begun there, and its continuation wants to come back there.</summary>
public abstract class Surroundings : IDisposable
{
    /// <summary>A handle, all of whose calls are made here, and those of its sessions.</summary>
    public T Of<T>(T handle) where T : class => (T)Of(typeof(T), handle);

    public abstract void Dispose();

    /// <summary>Runs it here, some time.</summary>
    protected abstract void Post(Action what);

    private object Of(Type type, object handle)
    {
        var proxy = DispatchProxy.Create(type, typeof(Proxy));
        ((Proxy)proxy).Set(handle, this);
        return proxy;
    }

    // The call begins here, in its turn, and in the flow of its caller: what it leaves there, the caller has afterwards, as if it had made it itself.
    private TResult Run<TResult>(Func<TResult> call)
    {
        var flow = ExecutionContext.Capture()!;
        var begun = new TaskCompletionSource<(TResult, ExecutionContext)>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() => ExecutionContext.Run(flow, _ => Begin(call, begun), null));
        (var result, flow) = begun.Task.WaitAsync(Limit.Hang).GetAwaiter().GetResult();
        ExecutionContext.Restore(flow);
        return result;
    }

    private static void Begin<TResult>(Func<TResult> call, TaskCompletionSource<(TResult, ExecutionContext)> begun)
    {
        try
        {
            begun.SetResult((call(), ExecutionContext.Capture()!));
        }
        catch (Exception failure)
        {
            begun.SetException(failure);
        }
    }

    /// <summary>Makes the calls.</summary>
    public class Proxy : DispatchProxy
    {
        private object _handle = null!;
        private Surroundings _where = null!;

        internal void Set(object handle, Surroundings where) => (_handle, _where) = (handle, where);

        protected override object? Invoke(MethodInfo? method, object?[]? arguments)
        {
            var type = method!.ReturnType;
            if (type == typeof(ValueTask)) return new ValueTask(_where.Run(() => Await((ValueTask)Call(method, arguments)!)));
            if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(ValueTask<>))
            {
                var result = _where.Run(() => Call(method, arguments));
                return type.IsInterface && result is not null ? _where.Of(type, result) : result;
            }

            var awaited = typeof(Proxy).GetMethod(nameof(CallAndAwait), BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(type.GetGenericArguments());
            return Unwrapped(() => awaited.Invoke(this, [method, arguments]));
        }

        private object? Call(MethodInfo method, object?[]? arguments)
        {
            // A handle knows its own things, not what stands in for them here.
            var own = arguments is null ? null : Array.ConvertAll(arguments, argument => argument is Proxy proxy ? proxy._handle : argument);
            return Unwrapped(() => method.Invoke(_handle, own));
        }

        private ValueTask<T> CallAndAwait<T>(MethodInfo method, object?[]? arguments) =>
            new(_where.Run(() => Await((ValueTask<T>)Call(method, arguments)!)));

        private static async Task Await(ValueTask call) => await call;

        // What a call brings, such as a subscription, is used here too.
        private async Task<T> Await<T>(ValueTask<T> call)
        {
            var result = await call;
            return typeof(T).IsInterface && result is not null ? (T)_where.Of(typeof(T), result) : result;
        }

        private static object? Unwrapped(Func<object?> call)
        {
            try
            {
                return call();
            }
            catch (TargetInvocationException wrapped)
            {
                ExceptionDispatchInfo.Throw(wrapped.InnerException!);
                throw;
            }
        }
    }
}

/// <summary>Inside an actor with a thread of its own.</summary>
public sealed class InsideAnActor : Surroundings
{
    private readonly ActorSystem _system = ActorSystem.Create("inside", Actors.Quiet);
    private readonly IActorRef _actor;

    public InsideAnActor() => _actor = _system.ActorOf(Props.Create(() => new Runs()).WithDispatcher("akka.actor.internal-dispatcher"));

    public override void Dispose() => _system.Terminate().Wait(Limit.Hang);

    protected override void Post(Action what) => _actor.Tell(what);

    private sealed class Runs : ReceiveActor
    {
        public Runs() => Receive<Action>(static what => what());
    }
}

/// <summary>Under a synchronisation context with one thread, as a window has it.</summary>
public sealed class UnderAContext : Surroundings
{
    private readonly BlockingCollection<Action> _all = [];

    public UnderAContext()
    {
        var context = new Context(this);
        new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(context);
            foreach (var what in _all.GetConsumingEnumerable()) what();
        }) { IsBackground = true }.Start();
    }

    public override void Dispose() => _all.CompleteAdding();

    protected override void Post(Action what) => _all.Add(what);

    private sealed class Context(UnderAContext owner) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback continuation, object? state) => owner.Post(() => continuation(state));
    }
}
