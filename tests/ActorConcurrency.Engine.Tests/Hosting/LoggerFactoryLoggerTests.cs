using Akka.Actor;
using Akka.Event;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ActorConcurrency.Engine.Tests.Hosting;

public sealed class LoggerFactoryLoggerTests
{
    private readonly RecordingLoggers _recorded = new();

    [Theory(Timeout = TestHost.HangMilliseconds)]
    [InlineData(Akka.Event.LogLevel.DebugLevel, Microsoft.Extensions.Logging.LogLevel.Debug)]
    [InlineData(Akka.Event.LogLevel.InfoLevel, Microsoft.Extensions.Logging.LogLevel.Information)]
    [InlineData(Akka.Event.LogLevel.WarningLevel, Microsoft.Extensions.Logging.LogLevel.Warning)]
    [InlineData(Akka.Event.LogLevel.ErrorLevel, Microsoft.Extensions.Logging.LogLevel.Error)]
    public async Task An_event_keeps_its_level_its_text_and_its_exception(
        Akka.Event.LogLevel level, Microsoft.Extensions.Logging.LogLevel expected)
    {
        await using var host = await StartAsync();
        var cause = new InvalidOperationException("broken");

        host.System.Log.Log(level, cause, "{0} apples", 3);

        var entry = await _recorded.Next(line => line.Text.Contains("3 apples", StringComparison.Ordinal));
        Assert.Equal(expected, entry.Level);
        Assert.Same(cause, entry.Cause);
        Assert.Equal(typeof(ActorSystem).FullName, entry.Category);
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task An_event_names_the_actor_it_comes_from()
    {
        await using var host = await StartAsync();

        host.System.ActorOf(Props.Create(() => new Talker()), "talker").Tell("news");

        var entry = await _recorded.Next(line => line.Text.EndsWith("heard news", StringComparison.Ordinal));
        Assert.Contains("akka://test/user/talker", entry.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task The_factory_of_the_container_is_used_unless_one_is_given()
    {
        await using var host = await TestHost.StartAsync(
            akka => akka.ConfigureLoggers(setup => setup.ClearLoggers().AddLoggerFactory()),
            services => services.AddLogging(logging => logging.AddProvider(_recorded)));

        await _recorded.ReachedBy(host.System);
    }

    private async Task<TestHost> StartAsync()
    {
        var host = await TestHost.StartAsync(akka => akka.ConfigureLoggers(setup =>
        {
            setup.LogLevel = Akka.Event.LogLevel.DebugLevel;
            setup.ClearLoggers();
            setup.AddLoggerFactory(_recorded);
        }));
        await _recorded.ReachedBy(host.System);
        return host;
    }

    private sealed class Talker : ReceiveActor
    {
        public Talker()
        {
            var log = Context.GetLogger();
            Receive<string>(text => log.Info("heard {0}", text));
        }
    }
}
