namespace ActorConcurrency.Tests;

/// <summary>Somebody else: a flow of control that holds nothing of what the test holds.</summary>
public static class Elsewhere
{
    // Of a thread of its own: whoever comes here first may hold something.
    private static readonly ExecutionContext Clean = CaptureClean();

    /// <summary>Calls at once, so that calls are made in order, and gives the result as a task.</summary>
    public static Task<T> Ask<T>(Func<ValueTask<T>> call)
    {
        Task<T>? asked = null;
        ExecutionContext.Run(Clean, _ => asked = call().AsTask(), null);
        return asked!;
    }

    private static ExecutionContext CaptureClean()
    {
        ExecutionContext? clean = null;
        var thread = new Thread(() => clean = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return clean!;
    }
}
