using ActorConcurrency.Engine.Tests.Hosting;
using ActorConcurrency.Engine.Tests.SerilogLogging;
using Akka.Event;
using Akka.Logger.Serilog;

namespace ActorConcurrency.Engine.Tests.Inside.SerilogLogging;

/// <summary>Where the embedded engine promises more than the other one.</summary>
[Collection(SerilogCollection.Name)]
public sealed class SerilogPromisesTests : SerilogFixture
{
    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task A_message_of_any_type_is_logged_as_its_text()
    {
        System.EventStream.Publish(new Info("source", typeof(string), 42));
        System.EventStream.Publish(new Info(null!, null!, null!));
        System.Log.Info("still alive");

        Assert.Equal("\"source\"", (await Next("42")).Properties["LogSource"].ToString());
        Assert.DoesNotContain("SourceContext", (await Next("")).Properties.Keys);
        await Next("still alive");
    }

    [Fact]
    public void The_formatter_needs_no_global_logger()
    {
        global::Serilog.Log.Logger = global::Serilog.Core.Logger.None;

        var text = SerilogLogMessageFormatter.Instance.Format("at {@Where}", new SerilogLoggingAdapterTests.Point(1, 2));

        Assert.Equal("at Point { X: 1, Y: 2 }", text);
    }
}
