using ActorConcurrency.Engine.Tests.Hosting;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Engine.Tests.Inside.Hosting;

/// <summary>Where the embedded engine promises more than the other one.</summary>
public sealed class HostingPromisesTests
{
    private readonly AkkaConfigurationBuilder _builder = new(new ServiceCollection(), "test");

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task Whoever_asks_for_an_actor_too_early_may_ask_again()
    {
        await using var host = TestHost.Create((akka, _) =>
            akka.WithActors((system, registry) => registry.Register<Echo>(system.ActorOf(Echo.Props, "echo"))));
        var required = host.Services.GetRequiredService<IRequiredActor<Echo>>();
        Assert.Throws<MissingActorRegistryEntryException>(() => required.ActorRef);

        await host.StartAsync();

        Assert.Same(host.Registry.Get<Echo>(), required.ActorRef);
        Assert.Same(required.ActorRef, await required.GetAsync());
    }

    [Fact]
    public void A_registry_can_change_while_it_is_enumerated()
    {
        ActorRegistry registry = [];
        registry.Register<Echo>(Nobody.Instance);

        foreach (var _ in registry) registry.Register<string>(Nobody.Instance);

        Assert.Equal(2, registry.Count());
    }

    [Fact]
    public void An_extension_that_cannot_be_created_is_refused_at_once()
    {
        var refused = Assert.Throws<ConfigurationException>(() => _builder.WithExtension<NeedsArgument>());

        Assert.Contains("parameterless constructor", refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task Of_two_setups_of_a_type_the_later_one_counts()
    {
        await using var host = await TestHost.StartAsync(akka => akka
            .AddSetup(new LogFilterBuilder().ExcludeMessageContaining("first").Build())
            .AddSetup(new LogFilterBuilder().ExcludeMessageContaining("a").ExcludeMessageContaining("b").Build()));

        Assert.Equal(2, host.System.Settings.Setup.Get<LogFilterSetup>().Value.Filters.Length);
    }

    [Fact]
    public void A_formatter_named_in_HOCON_stays_unless_another_is_chosen()
    {
        _builder.AddHocon("akka.logger-formatter = \"Own.Formatter, Own\"", HoconAddMode.Append);

        _builder.ConfigureLoggers(setup => setup.LogLevel = LogLevel.DebugLevel);

        Assert.Equal("Own.Formatter, Own", _builder.Configuration.Value.GetString("akka.logger-formatter"));
    }

    [Fact]
    public void A_section_that_is_not_there_adds_nothing()
    {
        var section = new ConfigurationBuilder().Build().GetSection("akka");

        _builder.AddHocon("akka.loglevel = ERROR", HoconAddMode.Append).AddHocon(section, HoconAddMode.Prepend);

        Assert.Equal("ERROR", _builder.Configuration.Value.GetString("akka.loglevel"));
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task What_a_filter_excludes_reaches_no_logger_factory()
    {
        var recorded = new RecordingLoggers();
        await using var host = await TestHost.StartAsync(akka => akka.ConfigureLoggers(setup =>
        {
            setup.ClearLoggers().AddLoggerFactory(recorded);
            setup.WithLogFilter(filter => filter.ExcludeMessageContaining("secret"));
        }));
        await recorded.ReachedBy(host.System);

        host.System.Log.Info("a secret");
        host.System.Log.Info("no more");

        var first = await recorded.Next(line => !line.Text.EndsWith("ready?", StringComparison.Ordinal));
        Assert.EndsWith("no more", first.Text, StringComparison.Ordinal);
    }

    private sealed class NeedsArgument(string name) : ExtensionIdProvider<ActorRegistry>
    {
        public override ActorRegistry CreateExtension(ExtendedActorSystem system) =>
            throw new InvalidOperationException(name);
    }
}
