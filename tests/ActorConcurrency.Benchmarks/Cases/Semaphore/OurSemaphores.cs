using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Ours, with the permit as a value.</summary>
/// <param name="gateFirst">Whether the handle may take the actor's turn, or everything is a message.</param>
internal class OurSemaphore(bool gateFirst = true) : SemaphoreContender
{
    private ActorSemaphore? _semaphore;
    private SemaphorePermit _taken;

    protected ActorSemaphore Semaphore =>
        _semaphore ??= Own(ActorSemaphore.Start(Own(new Arena()).System, new SemaphoreSettings { Initial = 1, GateFirst = gateFirst }));

    public override async Task LoopAsync(int times)
    {
        for (var semaphore = Semaphore; times > 0; times--)
        {
            using var permit = await semaphore.AcquireAsync();
            Inside++;
        }
    }

    public override async Task TakeAsync() => _taken = await Semaphore.AcquireAsync();

    public override Task GiveAsync()
    {
        _taken.Dispose();
        return Task.CompletedTask;
    }

    public override async Task CheckAsync(int operations)
    {
        await base.CheckAsync(operations);
        WrongResultException.ThrowUnless(1, (await Semaphore.SnapshotAsync()).Available, "permits left");
    }
}

/// <summary>Ours through the contract's interface: the permit is boxed.</summary>
internal sealed class OurSemaphoreByInterface : OurSemaphore
{
    public override async Task LoopAsync(int times)
    {
        for (IOwnedSemaphore semaphore = Semaphore; times > 0; times--)
        {
            using var permit = await semaphore.AcquireAsync();
            Inside++;
        }
    }
}

/// <summary>Ours, called where an asynchronous local value flows.</summary>
internal sealed class OurSemaphoreInFlow : OurSemaphore
{
    private static readonly AsyncLocal<object?> Local = new();

    public override async Task OperateAsync(int operations)
    {
        Local.Value = this;
        await base.OperateAsync(operations);
    }
}

/// <summary>Ours, called under a synchronization context. Nothing has to wait, so nothing is posted to it.</summary>
internal sealed class OurSemaphoreInContext : OurSemaphore
{
    public override Task OperateAsync(int operations)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new Context());
        try
        {
            return base.OperateAsync(operations);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private sealed class Context : SynchronizationContext;
}

/// <summary>Ours, called by another actor while it handles a message.</summary>
internal sealed class OurSemaphoreInActor : OurSemaphore
{
    private readonly IActorRef _actor;

    public OurSemaphoreInActor() => _actor = Own(new Arena()).System.ActorOf(Props.Create(() => new Caller(this)));

    public override Task OperateAsync(int operations) => _actor.Ask<string>(operations, Timeout.InfiniteTimeSpan);

    private Task LoopInActorAsync(int times) => LoopAsync(times);

    private sealed class Caller : ReceiveActor
    {
        public Caller(OurSemaphoreInActor contender) => ReceiveAsync<int>(async times =>
        {
            await contender.LoopInActorAsync(times);
            Sender.Tell("done");
        });
    }
}
