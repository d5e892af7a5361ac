using System.Threading.Channels;
using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Several threads tell one actor something; the other way is a channel with one reader.</summary>
internal static class TellCases
{
    private const int Messages = 1_000_000;
    private static readonly object Message = new();

    public static IEnumerable<Case> All => [Tell("tell-1", 1, 1.0), Tell("tell-2", 2, 1.3), Tell("tell-8", 8, 1.0)];

    private static RelativeCase Tell(string name, int producers, double target) =>
        new(name, Messages, target, (system, run) => TellAsync(system, run, producers), run => WriteAsync(run, producers));

    private static async Task TellAsync(ActorSystem system, Run run, int producers)
    {
        var done = new Done();
        var actor = system.ActorOf(CountingActor.Props(run.Operations, done));
        Producers.Run(run, producers, messages =>
        {
            for (var i = 0; i < messages; i++) actor.Tell(Message, ActorRefs.NoSender);
        });
        await done.Task;
        run.End();
        system.Stop(actor);
    }

    private static async Task WriteAsync(Run run, int producers)
    {
        var channel = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });
        var reader = Task.Run(() => ReadAsync(channel.Reader, run.Operations));
        Producers.Run(run, producers, messages =>
        {
            for (var i = 0; i < messages; i++) channel.Writer.TryWrite(Message);
        });
        await reader;
    }

    private static async Task ReadAsync(ChannelReader<object> reader, int messages)
    {
        while (messages > 0)
        {
            await reader.WaitToReadAsync();
            while (reader.TryRead(out _)) messages--;
        }
    }
}
