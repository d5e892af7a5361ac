namespace ActorConcurrency.Tests;

/// <summary>Somebody else: a flow of control that holds nothing of what the test holds.</summary>
public static class Elsewhere
{
    private static readonly ExecutionContext Clean = ExecutionContext.Capture()!;

    /// <summary>Calls at once, so that calls are made in order, and gives the result as a task.</summary>
    public static Task<T> Ask<T>(Func<ValueTask<T>> call)
    {
        Task<T>? asked = null;
        ExecutionContext.Run(Clean, _ => asked = call().AsTask(), null);
        return asked!;
    }
}
