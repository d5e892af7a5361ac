using System.Threading.Channels;
using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>One question after the other; the other way is a channel of promises.</summary>
internal static class AskCases
{
    private const int Questions = 50_000;
    private static readonly object Question = new();

    public static IEnumerable<Case> All => [Ask("ask", EchoActor.Props)];

    private static RelativeCase Ask(string name, Props echo) =>
        new(name, Questions, 2, (system, run) => AskAsync(system, run, echo), ChannelAsync) { MaximumBytes = 250 };

    private static async Task AskAsync(ActorSystem system, Run run, Props props)
    {
        var echo = system.ActorOf(props);
        await echo.Ask<object>(Question);
        run.Begin();
        for (var i = 0; i < run.Operations; i++) Check(await echo.Ask<object>(Question));
        run.End();
        system.Stop(echo);
    }

    private static async Task ChannelAsync(Run run)
    {
        var channel = Channel.CreateUnbounded<TaskCompletionSource<object>>(new UnboundedChannelOptions { SingleReader = true });
        var echo = Task.Run(async () =>
        {
            await foreach (var question in channel.Reader.ReadAllAsync()) question.SetResult(Question);
        });
        for (var i = 0; i < run.Operations; i++)
        {
            var question = new TaskCompletionSource<object>(TaskCreationOptions.RunContinuationsAsynchronously);
            channel.Writer.TryWrite(question);
            Check(await question.Task);
        }

        channel.Writer.Complete();
        await echo;
    }

    private static void Check(object answer) => WrongResultException.ThrowUnless(Question, answer, "the answer");
}
