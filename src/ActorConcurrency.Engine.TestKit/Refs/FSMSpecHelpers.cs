using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Comparers for the notifications of state machines, for <c>ExpectMsg(expected, comparer)</c>.</summary>
public static class FSMSpecHelpers
{
    /// <summary>Compares two <see cref="FSMBase.CurrentState{TS}"/> by reference and state.</summary>
    /// <typeparam name="TS">The type of the states.</typeparam>
    public static Func<object, object, bool> CurrentStateExpector<TS>() => (expected, actual) =>
        expected is FSMBase.CurrentState<TS> e && actual is FSMBase.CurrentState<TS> a
        && Equals(e.FsmRef, a.FsmRef) && Equals(e.State, a.State);

    /// <summary>Compares two <see cref="FSMBase.Transition{TS}"/> by reference and both states.</summary>
    /// <typeparam name="TS">The type of the states.</typeparam>
    public static Func<object, object, bool> TransitionStateExpector<TS>() => (expected, actual) =>
        expected is FSMBase.Transition<TS> e && actual is FSMBase.Transition<TS> a
        && Equals(e.FsmRef, a.FsmRef) && Equals(e.From, a.From) && Equals(e.To, a.To);
}
