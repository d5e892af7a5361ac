namespace ActorConcurrency.Tests;

/// <summary>An operation that waits in a state itself, without a handle behind it.</summary>
internal sealed class StandIn : PendingOperation
{
    public StandIn()
    {
        Start(1);
        MarkSent(1);
    }

    public override bool CanBeWithdrawn => true;

    public override bool IsWait => true;

    /// <summary>What it got; null: nothing yet.</summary>
    public IReply? Answer { get; private set; }

    /// <summary>Answers at once, as a core does.</summary>
    public static bool Serve(PendingOperation operation, IReply answer)
    {
        operation.Node = null;
        if (!operation.TryClaim(answer)) return false;
        operation.Deliver();
        return true;
    }

    /// <summary>Whether it gave up before it got an answer; it then still stands where it stood.</summary>
    public bool TryGiveUp() => Cancel(1, reason: null);

    protected override void Withdraw(long number)
    {
    }

    protected override void Leave()
    {
    }

    protected override void Complete(IReply reply) => Answer = reply;

    protected override void Complete(Exception? reason)
    {
    }
}
