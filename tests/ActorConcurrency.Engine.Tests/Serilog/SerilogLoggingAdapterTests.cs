using ActorConcurrency.Engine.Tests.Hosting;
using Akka.Actor;
using Akka.Event;
using Akka.Logger.Serilog;
using Serilog.Core.Enrichers;
using Serilog.Events;

namespace ActorConcurrency.Engine.Tests.SerilogLogging;

[Collection(SerilogCollection.Name)]
public sealed class SerilogLoggingAdapterTests : SerilogFixture
{
    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task A_property_goes_with_every_event()
    {
        var log = Logger().ForContext("Town", "Whinging");

        log.Info("first");
        log.Info("second {X}", 2);

        Assert.Equal("\"Whinging\"", (await Next("first")).Properties["Town"].ToString());
        Assert.Equal("\"Whinging\"", (await Next("second 2")).Properties["Town"].ToString());
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task Adding_a_property_leaves_the_logger_it_was_added_to_alone()
    {
        var log = Logger();
        var one = log.ForContext("One", 1);
        var two = one.ForContext("Two", 2);

        log.Info("none");
        one.Info("one");
        two.Info("two");

        Assert.Empty(Context((await Next("none")).Properties));
        Assert.Equal(["One"], Context((await Next("one")).Properties));
        Assert.Equal(["One", "Two"], Context((await Next("two")).Properties));

        static IEnumerable<string> Context(IReadOnlyDictionary<string, LogEventPropertyValue> properties) =>
            properties.Keys.Where(key => key is "One" or "Two").Order();
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task The_latest_of_two_properties_of_a_name_counts()
    {
        Logger().ForContext("Town", "old").ForContext("Town", "new").Info("moved");

        Assert.Equal("\"new\"", (await Next("moved")).Properties["Town"].ToString());
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task Objects_keep_their_structure_when_asked_to()
    {
        Logger().ForContext("Text", new Point(1, 2)).ForContext("Structure", new Point(1, 2), destructureObjects: true).Info("point");

        var logged = await Next("point");
        Assert.IsType<ScalarValue>(logged.Properties["Text"]);
        Assert.IsType<StructureValue>(logged.Properties["Structure"]);
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task Own_properties_and_those_of_a_single_event_come_together()
    {
        Logger().ForContext("Town", "Whinging").Info("{Person} moves", "Harry", new PropertyEnricher("County", "Surrey"));

        var logged = await Next("\"Harry\" moves");
        Assert.Equal("\"Whinging\"", logged.Properties["Town"].ToString());
        Assert.Equal("\"Surrey\"", logged.Properties["County"].ToString());
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task An_actor_gets_a_logger_from_its_context()
    {
        System.ActorOf(Props.Create(() => new Talker()), "talker").Tell("news");

        var logged = await Next("heard \"news\"");
        Assert.Equal("\"akka://test/user/talker\"", logged.Properties["ActorPath"].ToString());
        Assert.Equal($"\"{typeof(Talker).FullName}\"", logged.Properties["SourceContext"].ToString());
        Assert.Equal("7", logged.Properties["Id"].ToString());
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task Other_subscribers_see_the_formatted_message()
    {
        var events = Inbox.Create(System);
        System.EventStream.Subscribe(events.Receiver, typeof(Warning));

        Logger().ForContext("Town", "Whinging").Warning("{Count} visitors", 5);

        var seen = Assert.IsType<Warning>(await events.ReceiveAsync(TestHost.Hang));
        Assert.Equal("5 visitors", seen.Message.ToString());
        Assert.Equal("source", seen.LogSource);
    }

    [Fact]
    public void A_property_needs_a_name() => Assert.Throws<ArgumentException>(() => Logger().ForContext(" ", 1));

    [Fact]
    public void A_logger_of_another_kind_stays_as_it_is() => Assert.Same(System.Log, System.Log.ForContext("Town", "Whinging"));

    private ILoggingAdapter Logger() => System.GetLogger<SerilogLoggingAdapter>("source", typeof(SerilogLoggingAdapterTests));

    public sealed record Point(int X, int Y);

    private sealed class Talker : ReceiveActor
    {
        public Talker()
        {
            var log = Context.GetLogger<SerilogLoggingAdapter>().ForContext("Id", 7);
            Receive<string>(text => log.Info("heard {Text}", text));
        }
    }
}
