using Akka.Configuration;
using Akka.Event;
using Akka.Hosting;
using Akka.Hosting.Logging;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Engine.Tests.Hosting;

public sealed class LoggersTests
{
    private readonly AkkaConfigurationBuilder _builder = new(new ServiceCollection(), "test");

    private Config Hocon => _builder.Configuration.Value;

    [Fact]
    public void By_default_information_goes_to_the_default_logger()
    {
        _builder.ConfigureLoggers(_ => { });

        Assert.Equal("Info", Hocon.GetString("akka.loglevel"));
        Assert.False(Hocon.GetBoolean("akka.log-config-on-start", true));
        Assert.StartsWith(typeof(DefaultLogger).FullName!, Assert.Single(Hocon.GetStringList("akka.loggers")), StringComparison.Ordinal);
        Assert.False(Hocon.HasPath("akka.log-dead-letters"));
        Assert.False(Hocon.HasPath("akka.actor.debug"));
    }

    [Fact]
    public void Level_and_loggers_are_set_without_HOCON()
    {
        _builder.AddHocon("akka.loglevel = ERROR", HoconAddMode.Append);

        _builder.ConfigureLoggers(setup =>
        {
            setup.LogLevel = LogLevel.WarningLevel;
            setup.LogConfigOnStart = true;
            setup.ClearLoggers();
            setup.AddLoggerFactory();
            setup.AddDefaultLogger();
        });

        Assert.Equal("Warning", Hocon.GetString("akka.loglevel"));
        Assert.True(Hocon.GetBoolean("akka.log-config-on-start"));
        Assert.Collection(
            Hocon.GetStringList("akka.loggers"),
            first => Assert.StartsWith(typeof(LoggerFactoryLogger).FullName!, first, StringComparison.Ordinal),
            second => Assert.StartsWith(typeof(DefaultLogger).FullName!, second, StringComparison.Ordinal));
    }

    [Fact]
    public void Debug_options_are_written_where_they_are_set()
    {
        _builder.ConfigureLoggers(setup => setup.DebugOptions = new DebugOptions { Receive = true, FiniteStateMachine = false });

        var debug = Hocon.GetConfig("akka.actor.debug")!;
        Assert.True(debug.GetBoolean("receive"));
        Assert.False(debug.GetBoolean("fsm", true));
        Assert.False(debug.HasPath("lifecycle"));
    }

    [Theory]
    [InlineData(TriStateValue.None, "off")]
    [InlineData(TriStateValue.All, "on")]
    [InlineData(TriStateValue.Some, "3")]
    public void Dead_letters_are_logged_as_told(TriStateValue shouldLog, string expected)
    {
        _builder.ConfigureLoggers(setup => setup.DeadLetterOptions = new DeadLetterOptions
        {
            ShouldLog = shouldLog,
            LogCount = 3,
            LogDuringShutdown = false,
            LogSuspendDuration = TimeSpan.Zero
        });

        Assert.Equal(expected, Hocon.GetString("akka.log-dead-letters"));
        Assert.False(Hocon.GetBoolean("akka.log-dead-letters-during-shutdown", true));
        Assert.Equal("infinite", Hocon.GetString("akka.log-dead-letters-suspend-duration"));
    }

    [Fact]
    public void Filters_become_a_setup()
    {
        _builder.ConfigureLoggers(setup =>
        {
            setup.LogFilterBuilder = new LogFilterBuilder().ExcludeSourceContaining("noise");
            setup.WithLogFilter(filter => filter.ExcludeMessageContaining("secret"));
        });

        Assert.Equal(2, Assert.Single(_builder.Setups.OfType<LogFilterSetup>()).Filters.Length);
    }

    [Fact]
    public void A_formatter_must_have_a_parameterless_constructor()
    {
        var refused = Assert.Throws<ConfigurationException>(
            () => _builder.ConfigureLoggers(setup => setup.WithDefaultLogMessageFormatter<NeedsArgument>()));

        Assert.Contains("must have an empty constructor", refused.Message, StringComparison.Ordinal);
    }

    public sealed class NeedsArgument(string prefix) : ILogMessageFormatter
    {
        public string Format(string format, params object[] args) => prefix;

        public string Format(string format, IEnumerable<object> args) => prefix;
    }
}
