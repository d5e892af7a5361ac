using System.Runtime.CompilerServices;

namespace ActorConcurrency;

/// <summary>
/// An asynchronous lambda that is given where no task is expected becomes <c>async void</c>: nobody awaits it, and when it fails, it ends the
/// process. So it is refused when it is given.
/// </summary>
internal static class AsyncVoid
{
    /// <summary>The delegate, if it is not asynchronous.</summary>
    /// <param name="code">What a user has given, to run without being awaited; null: nothing.</param>
    /// <param name="remedy">What to give instead.</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentException">It is <c>async void</c>.</exception>
    public static TDelegate? Refused<TDelegate>(TDelegate? code, string remedy, [CallerArgumentExpression(nameof(code))] string name = "")
        where TDelegate : Delegate
    {
        foreach (var part in code?.GetInvocationList() ?? [])
            if (part.Method.ReturnType == typeof(void) && part.Method.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false))
                throw new ArgumentException($"{name} is async void: nobody would await it, and its failure would end the process. {remedy}", name);
        return code;
    }
}
