using System.Collections.Concurrent;
using ActorConcurrency.Tests;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>What Akka.NET and clustered recipes say between nodes needs no serializer but those that are bound.</summary>
public sealed class SerializersBetweenNodesTests : IDisposable
{
    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Nodes_that_join_share_a_name_and_leave_say_nothing_without_a_serializer()
    {
        var (log, warned) = (new ConcurrentQueue<string>(), "akka.loglevel = WARNING");
        await using var first = await TestNode.StartAsync(_store.Store, hocon: warned);
        Listen(first.System, log);
        await using (var second = await TestNode.StartAsync(_store.Store, first, hocon: warned))
        {
            Listen(second.System, log);
            second.System.ActorOf(Props.Create(() => new Echo()), "echo");
            // Of twenty names some live on each of the two nodes. Both have opened one before either asks: the regions agree with a majority of the nodes.
            for (var number = 0; number < 20; number++)
            {
                await using var one = ClusterSemaphore.Open(first.System, $"name-{number}");
                await using var other = ClusterSemaphore.Open(second.System, $"name-{number}");
                await (await one.AcquireAsync().AsTask().WaitAsync(Limit.Hang)).DisposeAsync();
                await (await other.AcquireAsync().AsTask().WaitAsync(Limit.Hang)).DisposeAsync();
            }

            // What has none is told of, so that the rest must have had one.
            var echo = await first.System.ActorSelection($"{second.Address}/user/echo").ResolveOne(Limit.Hang);
            echo.Tell(new OfAnApplication("unbound"));
            Assert.Equal("own", await echo.Ask<string>("own", Limit.Hang));
        }

        await Eventually.Holds(() => OfSerializers(log).Any(), "the message of no serializer is in the log");
        Assert.All(OfSerializers(log), line => Assert.Contains($"{typeof(OfAnApplication)} has no serializer", line));
    }

    [Fact]
    public async Task What_Newtonsoft_wrote_on_a_foreign_node_is_dropped_and_the_connection_stays()
    {
        var log = new ConcurrentQueue<string>();
        await using var node = await TestNode.StartAsync(_store.Store, hocon: "akka.loglevel = WARNING");
        Listen(node.System, log);
        node.System.ActorOf(Props.Create(() => new Echo()), "echo");
        using var foreign = ActorSystem.Create("foreign", ConfigurationFactory.ParseString(
            """
            akka.actor.provider = remote
            akka.remote.dot-netty.tcp.hostname = "127.0.0.1"
            akka.remote.dot-netty.tcp.port = 0
            akka.loglevel = OFF
            akka.stdout-loglevel = OFF
            """));
        var echo = await foreign.ActorSelection($"{node.Address}/user/echo").ResolveOne(Limit.Hang);

        echo.Tell(new OfAnApplication("foreign"));

        Assert.Equal("own", await echo.Ask<string>("own", Limit.Hang));
        await Eventually.Holds(() => OfSerializers(log).Any(line => line.Contains("serializer id [1]")), "the refusal is in the log");
        await foreign.Terminate();
    }

    private static IEnumerable<string> OfSerializers(ConcurrentQueue<string> log) => log.Where(line => line.Contains("serializ", StringComparison.OrdinalIgnoreCase));

    private static void Listen(ActorSystem system, ConcurrentQueue<string> log)
    {
        var listener = system.ActorOf(Props.Create(() => new Listener(log)));
        system.EventStream.Subscribe(listener, typeof(Warning));
        system.EventStream.Subscribe(listener, typeof(Error));
    }

    private sealed record OfAnApplication(string Text);

    private sealed class Echo : ReceiveActor
    {
        public Echo() => ReceiveAny(message => Sender.Tell(message));
    }

    private sealed class Listener : ReceiveActor
    {
        public Listener(ConcurrentQueue<string> log) => Receive<LogEvent>(said => log.Enqueue($"{said} {said.Cause}"));
    }
}
