using Akka.Actor;

/// <summary>The lock class: a stock that several buy from.</summary>
public sealed class LockStock(int items)
{
    private readonly Lock _gate = new();
    private int _left = items;

    public int Left
    {
        get { lock (_gate) return _left; }
    }

    public bool TryBuy()
    {
        lock (_gate)
        {
            if (_left == 0) return false;
            _left--;
            return true;
        }
    }
}

/// <summary>The actor: the same stock. It needs no lock, as it handles one message at a time.</summary>
public sealed class StockActor : ReceiveActor
{
    private int _left;

    public StockActor(int items)
    {
        _left = items;
        Receive<Buy>(_ => Sender.Tell(_left > 0 && _left-- > 0));
        Receive<GetLeft>(_ => Sender.Tell(_left));
    }

    public static Props Props(int items) => Akka.Actor.Props.Create(() => new StockActor(items));

    public sealed record Buy;

    public sealed record GetLeft;
}
