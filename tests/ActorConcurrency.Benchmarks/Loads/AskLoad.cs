using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Questions that are answered, each with its own answer, and questions that nobody answers.</summary>
internal sealed class AskLoad() : Load("ask")
{
    private const int Askers = 4;
    private const int Questions = 200;
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    protected override async Task<int> CycleAsync(ActorSystem system)
    {
        var echo = system.ActorOf(EchoActor.Props);
        await AtOnce(Askers, async asker =>
        {
            for (var i = 0; i < Questions; i++)
            {
                var question = new Numbered(asker, i);
                WrongResultException.ThrowUnless(question, await echo.Ask<Numbered>(question, Long), "the answer");
            }
        });
        await UnansweredAsync(system);
        await echo.StopAsync();
        return (Askers * Questions) + 1;
    }

    private static async Task UnansweredAsync(ActorSystem system)
    {
        try
        {
            await system.DeadLetters.Ask<object>(Commands.Go, Short);
        }
        catch (AskTimeoutException)
        {
            return;
        }

        throw new WrongResultException("a question to nobody was answered");
    }
}
