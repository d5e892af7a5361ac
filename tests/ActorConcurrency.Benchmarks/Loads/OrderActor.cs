using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>A numbered message of one of several senders.</summary>
internal sealed record Numbered(int Sender, int Number);

/// <summary>Checks that every sender's messages come in order and none is left out; a report says how many came, or what was wrong.</summary>
internal sealed class OrderActor : UntypedActor
{
    private readonly Dictionary<int, int> _last = [];
    private int _received;
    private string? _wrong;

    protected override void OnReceive(object message)
    {
        if (message is not Numbered numbered)
        {
            Sender.Tell(_wrong ?? (object)_received);
            return;
        }

        _received++;
        var expected = _last.GetValueOrDefault(numbered.Sender) + 1;
        if (numbered.Number != expected) _wrong ??= $"number {numbered.Number} of sender {numbered.Sender} came instead of {expected}";
        _last[numbered.Sender] = numbered.Number;
    }
}
