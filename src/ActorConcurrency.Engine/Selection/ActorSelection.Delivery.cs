namespace Akka.Actor;

public partial class ActorSelection
{
    /// <summary>Takes a message along the steps that are left, and gives it to whom they lead. Any thread.</summary>
    internal static void DeliverSelection(IInternalActorRef anchor, IActorRef? sender, ActorSelectionMessage selection) =>
        Deliver(anchor, selection.Message, selection.Elements, selection.WildCardFanOut, sender);

    private static void Deliver(IInternalActorRef at, object message, ReadOnlySpan<SelectionPathElement> steps, bool fanOut, IActorRef? sender)
    {
        for (; !steps.IsEmpty; steps = steps[1..])
        {
            switch (steps[0])
            {
                case SelectParent:
                    at = ParentOf(at);
                    break;
                case SelectChildName child:
                    var next = ChildOf(at, child.Name);
                    if (next.IsNobody())
                    {
                        if (!fanOut) TellNobody(at, message, steps, sender);
                        return;
                    }

                    at = next;
                    break;
                case SelectChildPattern pattern:
                    DeliverToMatching(at, pattern, message, steps, fanOut, sender);
                    return;
                case SelectChildRecursive when steps.Length == 1:
                    DeliverBelow(at, message, sender);
                    return;
                default:
                    throw new IllegalActorNameException("Double wildcard can only appear at the last path entry");
            }
        }

        at.Tell(message, sender);
    }

    private static void DeliverToMatching(IInternalActorRef at, SelectChildPattern pattern, object message, ReadOnlySpan<SelectionPathElement> steps, bool fanOut, IActorRef? sender)
    {
        var matching = ChildrenOf(at).Where(pattern.Matches).ToList();
        if (matching.Count == 0 && !fanOut) TellNobody(at, message, steps, sender);
        foreach (var child in matching)
            Deliver((IInternalActorRef)child, message, steps[1..], fanOut || matching.Count > 1, sender);
    }

    private static void DeliverBelow(IInternalActorRef at, object message, IActorRef? sender)
    {
        foreach (var child in ChildrenOf(at))
        {
            child.Tell(message, sender);
            DeliverBelow((IInternalActorRef)child, message, sender);
        }
    }

    /// <summary>The path leads nowhere: a question for an identity is answered, anything else is a dead letter with the whole path.</summary>
    private static void TellNobody(IInternalActorRef at, object message, ReadOnlySpan<SelectionPathElement> steps, IActorRef? sender)
    {
        if (message is Identify identify)
        {
            sender?.Tell(new ActorIdentity(identify.MessageId, null), ActorRefs.NoSender);
            return;
        }

        var path = at.Path;
        foreach (var step in steps) path /= step.ToString()!;
        new EmptyLocalActorRef(at.Provider, path, at.Provider.Settings.System.EventStream).Tell(message, sender);
    }

    private static IInternalActorRef ParentOf(IInternalActorRef at) => at.Parent.IsNobody() ? at : at.Parent;

    private static IInternalActorRef ChildOf(IInternalActorRef at, string name) =>
        at is ActorRefWithCell actor ? actor.GetSingleChild(name) : (IInternalActorRef)at.GetChild([name]);

    private static IEnumerable<IActorRef> ChildrenOf(IInternalActorRef at) => (at as ActorRefWithCell)?.Children ?? [];
}
