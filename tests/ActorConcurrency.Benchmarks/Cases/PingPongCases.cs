using System.Threading.Channels;
using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Pairs that answer each other, one message on its way per pair; the other way is two channels per pair.</summary>
internal static class PingPongCases
{
    private static readonly object Message = new();

    public static IEnumerable<Case> All => [PingPong("ping-pong-1", 1, 160_000, 5), PingPong("ping-pong-64", 64, 640_000, 4)];

    private static RelativeCase PingPong(string name, int pairs, int hops, double target) =>
        new(name, hops, target, (system, run) => PingPongAsync(system, run, pairs), run => ChannelsAsync(run, pairs));

    private static async Task PingPongAsync(ActorSystem system, Run run, int pairs)
    {
        var done = new Done(pairs);
        var rounds = run.Operations / pairs / 2;
        var pongs = Enumerable.Range(0, pairs).Select(_ => system.ActorOf(EchoActor.Props)).ToArray();
        var pings = pongs.Select(pong => system.ActorOf(Props.Create(() => new PingActor(pong, rounds, done)))).ToArray();
        run.Begin();
        foreach (var ping in pings) ping.Tell(Message, ActorRefs.NoSender);
        await done.Task;
        run.End();
        foreach (var actor in pings.Concat(pongs)) system.Stop(actor);
    }

    private static Task ChannelsAsync(Run run, int pairs)
    {
        var rounds = run.Operations / pairs / 2;
        return Task.WhenAll(Enumerable.Range(0, pairs).Select(_ => ChannelPairAsync(rounds)));
    }

    private static async Task ChannelPairAsync(int rounds)
    {
        var options = new UnboundedChannelOptions { SingleReader = true, SingleWriter = true };
        var (there, back) = (Channel.CreateUnbounded<object>(options), Channel.CreateUnbounded<object>(options));
        var pong = Task.Run(async () =>
        {
            for (var i = 0; i < rounds; i++) back.Writer.TryWrite(await there.Reader.ReadAsync());
        });
        var ping = Task.Run(async () =>
        {
            for (var i = 0; i < rounds; i++)
            {
                there.Writer.TryWrite(Message);
                await back.Reader.ReadAsync();
            }
        });
        await Task.WhenAll(ping, pong);
    }
}
