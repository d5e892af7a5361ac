using static ActorConcurrency.EventProtocol;

namespace ActorConcurrency;

/// <summary>A pass on approval. Until it is decided on, the actor remembers the signal that it used up. Thread-safe.</summary>
/// <param name="gateway">The handle's; a handle that is closed may still give back.</param>
/// <param name="pass">What the actor answered.</param>
internal sealed class EventPass(Gateway gateway, Passed pass) : IEventPass
{
    private int _decided;

    public long Number => pass.Number;

    // Without a receipt nothing was used up, and nobody waits for the decision.
    private bool MayDecide => pass.Receipt && Interlocked.Exchange(ref _decided, 1) == 0;

    public void Keep()
    {
        if (MayDecide) gateway.TellLate(new Accept(pass.Id));
    }

    public void Dispose()
    {
        if (MayDecide) gateway.TellLate(new Withdraw(pass.Id));
    }
}
