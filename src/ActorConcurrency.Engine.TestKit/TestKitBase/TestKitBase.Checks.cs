using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    // The one expectation that all others are made of: a message of the type in time, then the check, which throws.
    private async ValueTask<T> Expect<T>(Wait wait, Action<T, IActorRef> check, TimeSpan? timeout, string? hint, CancellationToken cancellation)
    {
        var patience = RemainingOrDilated(timeout);
        var caller = CallerState.Current;
        var start = Now;
        var (success, envelope) = await TryOne(wait, remove: true, patience, cancellation).ConfigureAwait(false);
        if (!success)
            Assertions.Fail("Failed: Timeout {0} while waiting for a message of type {1} {2}", patience, typeof(T), hint ?? "");
        if (envelope.Message is not T message)
        {
            Assertions.Fail("Failed: Expected a message of type {0}, but received {{{1}}} (type {2}) instead {3} from {4} after {5}",
                typeof(T), envelope.Message, envelope.Message.GetType(), hint ?? "", envelope.Sender, Now - start);
            return default!;
        }
        return caller.Run(() =>
        {
            check(message, envelope.Sender);
            return message;
        });
    }

    private static Action<T, IActorRef> Anything<T>() => (_, _) => { };

    private Action<T, IActorRef> EqualTo<T>(T expected, string? hint) =>
        (message, _) => Assertions.AssertEqual(expected, message, "{0}", hint ?? "");

    private Action<T, IActorRef> EqualTo<T>(T expected, Func<T, T, bool> comparer, string? hint) =>
        (message, _) => Assertions.AssertEqual(expected, message, comparer, "{0}", hint ?? "Values differ");

    private Action<T, IActorRef> Accepted<T>(Predicate<T> isMessage, string? hint) =>
        (message, _) => AssertAccepted(isMessage(message), message, "", hint);

    private Action<T, IActorRef> Accepted<T>(Func<T, IActorRef, bool> isMessageAndSender, string? hint) =>
        (message, sender) => AssertAccepted(isMessageAndSender(message, sender), message, $" from {sender}", hint);

    private void AssertAccepted<T>(bool accepted, T message, string origin, string? hint) =>
        Assertions.AssertTrue(accepted,
            "Got a message of the expected type <{0}>{1}. Also expected {2} but the message {{{3}}} of type <{4}> did not match",
            typeof(T), origin, hint ?? "the predicate to return true", message!, message!.GetType());

    private Action<T, IActorRef> From<T>(IActorRef expected, Action<T, IActorRef> check, string? hint) => (message, sender) =>
    {
        Assertions.AssertEqual(expected, sender, "Sender does not match. Got a message from sender {0}. But expected {1} {2}",
            sender, expected, hint ?? "");
        check(message, sender);
    };

    private Action<T, IActorRef> From<T>(Predicate<IActorRef> isSender, Action<T, IActorRef> check, string? hint) => (message, sender) =>
    {
        Assertions.AssertTrue(isSender(sender), "The sender does not match the predicate. Got the message {0} from sender {1}. {2}",
            message!, sender, hint ?? "");
        check(message, sender);
    };

    private static Action<T, IActorRef> Both<T>(Action<IActorRef> assertSender, Action<T> assertMessage) => (message, sender) =>
    {
        assertSender(sender);
        assertMessage(message);
    };

    private Action<Terminated, IActorRef> EndOf(IActorRef target, string? hint) =>
        (end, _) => Assertions.AssertEqual(target, end.ActorRef, "{0}", HintForEnd(target, hint));

    private static string HintForEnd(IActorRef target, string? hint) => $"Terminated {target}. {hint}";
}
