using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Several senders tell several actors numbered messages: each gets all, and each sender's in order.</summary>
internal sealed class TellLoad(string name, Props receiver) : Load(name)
{
    private const int Senders = 3;
    private const int Receivers = 4;
    private const int Messages = 2_000;

    protected override async Task<int> CycleAsync(ActorSystem system)
    {
        var receivers = Enumerable.Range(0, Receivers).Select(_ => system.ActorOf(receiver)).ToArray();
        await AtOnce(Senders, sender =>
        {
            for (var number = 1; number <= Messages; number++)
                foreach (var actor in receivers)
                    actor.Tell(new Numbered(sender, number));
            return Task.CompletedTask;
        });
        foreach (var actor in receivers)
        {
            WrongResultException.ThrowUnless<object>(Senders * Messages, await actor.Ask<object>(Commands.Report), "messages received");
            await actor.StopAsync();
        }

        return Senders * Receivers * Messages;
    }
}
