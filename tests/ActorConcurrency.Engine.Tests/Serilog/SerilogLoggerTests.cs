using ActorConcurrency.Engine.Tests.Hosting;
using Akka.Actor;
using Akka.Event;
using Serilog.Core.Enrichers;
using Serilog.Events;

namespace ActorConcurrency.Engine.Tests.SerilogLogging;

[Collection(SerilogCollection.Name)]
public sealed class SerilogLoggerTests : SerilogFixture
{
    [Theory(Timeout = TestHost.HangMilliseconds)]
    [InlineData(LogLevel.DebugLevel, LogEventLevel.Debug)]
    [InlineData(LogLevel.InfoLevel, LogEventLevel.Information)]
    [InlineData(LogLevel.WarningLevel, LogEventLevel.Warning)]
    [InlineData(LogLevel.ErrorLevel, LogEventLevel.Error)]
    public async Task An_event_keeps_its_level_and_its_exception(LogLevel level, LogEventLevel expected)
    {
        var cause = new InvalidOperationException("broken");

        System.Log.Log(level, cause, "it broke");

        var logged = await Next("it broke");
        Assert.Equal(expected, logged.Level);
        Assert.Same(cause, logged.Exception);
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task Template_and_arguments_arrive_as_they_are()
    {
        System.Log.Info("{Count} of {Fruit}", 3, "apple");

        var logged = await Next("3 of \"apple\"");
        Assert.Equal("{Count} of {Fruit}", logged.MessageTemplate.Text);
        Assert.Equal("3", logged.Properties["Count"].ToString());
        Assert.Equal("\"apple\"", logged.Properties["Fruit"].ToString());
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task Text_without_arguments_is_no_template()
    {
        System.Log.Info("a {literal} text");

        var logged = await Next("a {literal} text");
        Assert.False(logged.Properties.ContainsKey("literal"));
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task Where_when_and_on_which_thread_are_properties()
    {
        var talker = System.ActorOf(Props.Create(() => new Talker()), "talker");

        talker.Tell("news");

        var logged = await Next("heard \"news\"");
        Assert.Equal("\"akka://test/user/talker\"", logged.Properties["ActorPath"].ToString());
        Assert.Contains("akka://test/user/talker", logged.Properties["LogSource"].ToString(), StringComparison.Ordinal);
        Assert.Equal($"\"{typeof(Talker).FullName}\"", logged.Properties["SourceContext"].ToString());
        Assert.Matches("^\"[0-9]{4,}\"$", logged.Properties["Thread"].ToString());
        Assert.IsType<DateTime>(Assert.IsType<ScalarValue>(logged.Properties["Timestamp"]).Value);
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task A_property_can_be_added_to_a_single_event()
    {
        System.Log.Info("{Count} pears", 2, new PropertyEnricher("County", "Surrey"));

        var logged = await Next("2 pears");
        Assert.Equal("\"Surrey\"", logged.Properties["County"].ToString());
    }

    private sealed class Talker : ReceiveActor
    {
        public Talker()
        {
            var log = Context.GetLogger();
            Receive<string>(text => log.Info("heard {Text}", text));
        }
    }
}
