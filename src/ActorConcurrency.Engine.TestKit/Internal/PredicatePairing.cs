namespace Akka.TestKit.Internal;

/// <summary>
/// Gives as many predicates as possible a message of their own that they accept. A predicate gives its message up if it
/// can have another one instead (augmenting paths), so the order of messages and predicates does not matter.
/// </summary>
internal sealed class PredicatePairing
{
    private readonly IReadOnlyList<PredicateInfo> _predicates;
    private readonly IReadOnlyList<object> _messages;
    private readonly int?[] _predicateOf;

    public PredicatePairing(IReadOnlyList<PredicateInfo> predicates, IReadOnlyList<object> messages)
    {
        _predicates = predicates;
        _messages = messages;
        _predicateOf = new int?[messages.Count];
        PredicatesLeft = [.. Enumerable.Range(0, predicates.Count).Where(p => !Place(p, new bool[messages.Count])).Select(p => predicates[p])];
    }

    /// <summary>The predicates that got no message.</summary>
    public IReadOnlyCollection<object> PredicatesLeft { get; }

    /// <summary>The messages that no predicate got.</summary>
    public IReadOnlyCollection<object> MessagesLeft => [.. _messages.Where((_, m) => _predicateOf[m] is null)];

    private bool Place(int predicate, bool[] tried)
    {
        for (var m = 0; m < _messages.Count; m++)
        {
            if (tried[m] || !_predicates[predicate].Accepts(_messages[m]))
                continue;
            tried[m] = true;
            if (_predicateOf[m] is { } holder && !Place(holder, tried))
                continue;
            _predicateOf[m] = predicate;
            return true;
        }
        return false;
    }
}
