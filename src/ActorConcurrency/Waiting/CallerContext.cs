using System.Threading.Tasks.Sources;

namespace ActorConcurrency;

/// <summary>
/// A caller's continuation and the synchronization context or task scheduler that the caller wants it in. It goes there from the thread
/// pool: whoever completes the call (the actor's thread, a timer's, a canceller's) never runs code of the context's.
/// </summary>
/// <remarks>
/// <see cref="ManualResetValueTaskSourceCore{TResult}"/> posts to a captured context on the completing thread, even if it is told to run
/// continuations asynchronously. So the context is kept here, and the core knows nothing of it.
/// </remarks>
internal sealed class CallerContext
{
    private readonly Action<object?> _continuation;
    private readonly object? _state;
    private readonly object _context;
    private readonly Gateway _gateway;
    private int _ran;
    private volatile bool _threw;

    private CallerContext(Action<object?> continuation, object? state, object context, Gateway gateway) =>
        (_continuation, _state, _context, _gateway) = (continuation, state, context, gateway);

    /// <summary>Registers a continuation with a core that runs continuations on the pool.</summary>
    /// <param name="core">Completes the call.</param>
    /// <param name="continuation">The caller's.</param>
    /// <param name="state">Goes to the continuation.</param>
    /// <param name="version">The use of the core that is meant.</param>
    /// <param name="flags">What of the caller's surroundings it wants.</param>
    /// <param name="gateway">Logs that a context has thrown in place of taking the continuation.</param>
    public static void Register<TResult>(
        ref ManualResetValueTaskSourceCore<TResult> core, Action<object?> continuation, object? state, short version,
        ValueTaskSourceOnCompletedFlags flags, Gateway gateway)
    {
        if ((flags & ValueTaskSourceOnCompletedFlags.UseSchedulingContext) != 0 && Current is { } context)
            (continuation, state) = (static self => ((CallerContext)self!).Enter(), new CallerContext(continuation, state, context, gateway));
        core.OnCompleted(continuation, state, version, flags & ~ValueTaskSourceOnCompletedFlags.UseSchedulingContext);
    }

    // As the framework has it: the plain context and the default scheduler stand for the pool.
    private static object? Current =>
        SynchronizationContext.Current is { } context && context.GetType() != typeof(SynchronizationContext) ? context
        : TaskScheduler.Current != TaskScheduler.Default ? TaskScheduler.Current
        : null;

    private void Enter()
    {
        try
        {
            if (_context is SynchronizationContext context) context.Post(static self => ((CallerContext)self!).Run(), this);
            else _ = Task.Factory.StartNew(static self => ((CallerContext)self!).Run(), this, CancellationToken.None, TaskCreationOptions.DenyChildAttach, (TaskScheduler)_context);
        }
        catch (Exception refusal) when (!_threw)
        {
            _gateway.Refused(refusal);
            Run();
        }
    }

    // Once, though a context may take the continuation and throw all the same.
    private void Run()
    {
        if (Interlocked.Exchange(ref _ran, 1) != 0) return;
        try
        {
            _continuation(_state);
        }
        catch
        {
            _threw = true; // it is not the context that has failed
            throw;
        }
    }
}
