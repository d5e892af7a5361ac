using Akka.Actor;
using Akka.Configuration;
using Akka.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Engine.Tests.Hosting;

public sealed class HoconTests
{
    private readonly AkkaConfigurationBuilder _builder = new(new ServiceCollection(), "test");

    private Config Hocon => _builder.Configuration.Value;

    [Theory]
    [InlineData(HoconAddMode.Append, "old")]
    [InlineData(HoconAddMode.Prepend, "new")]
    [InlineData(HoconAddMode.Replace, "new")]
    public void The_mode_says_which_value_counts(HoconAddMode mode, string winner)
    {
        _builder.AddHocon("both = old, before = 1", HoconAddMode.Append);

        _builder.AddHocon("both = new, after = 2", mode);

        Assert.Equal(winner, Hocon.GetString("both"));
        Assert.Equal(1, Hocon.GetInt("before"));
        Assert.Equal(2, Hocon.GetInt("after"));
    }

    [Fact]
    public void A_mode_that_does_not_exist_is_refused()
    {
        _builder.AddHocon("a = 1", HoconAddMode.Append);

        Assert.Throws<ArgumentOutOfRangeException>(() => _builder.AddHocon("b = 2", (HoconAddMode)99));
    }

    [Fact]
    public void HOCON_comes_from_a_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "# from a file\nplant { kind = fern }");

            _builder.AddHoconFile(file, HoconAddMode.Prepend);
        }
        finally
        {
            File.Delete(file);
        }

        Assert.Equal("fern", Hocon.GetString("plant.kind"));
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_exception() =>
        Assert.Throws<FileNotFoundException>(() => _builder.AddHoconFile("no-such-file.conf", HoconAddMode.Append));

    [Fact]
    public void A_configuration_section_keeps_its_key()
    {
        var section = Settings(("akka:actor:ask-timeout", "5s"), ("other", "x")).GetSection("akka");

        _builder.AddHocon(section, HoconAddMode.Prepend);

        Assert.Equal(TimeSpan.FromSeconds(5), Hocon.GetTimeSpan("akka.actor.ask-timeout"));
        Assert.False(Hocon.HasPath("other"));
    }

    [Fact]
    public void Keys_are_normalised_unless_told_otherwise()
    {
        var settings = Settings(("AKKA:Log_Level", "a"), ("akka.dotted:key", "b"));

        var normalised = settings.ToConfig(normalizeKeys: true);
        var exact = settings.ToConfig(normalizeKeys: false);

        Assert.Equal("a", normalised.GetString("akka.log-level"));
        Assert.Equal("b", normalised.GetString("akka.dotted.key"));
        Assert.Equal("a", exact.GetString("AKKA.Log-Level"));
    }

    [Fact]
    public void A_quoted_key_keeps_its_dots()
    {
        var bindings = Settings(("bindings:\"System.Int32\"", "json")).ToConfig(normalizeKeys: false).GetConfig("bindings")!;

        var binding = Assert.Single(bindings.AsEnumerable());
        Assert.Equal("System.Int32", binding.Key);
        Assert.Equal("json", binding.Value.GetString());
    }

    [Fact]
    public void Integer_keys_make_an_array_in_numeric_order()
    {
        var config = Settings(("nodes:0", "zero"), ("nodes:22", "last"), ("nodes:3", "three"), ("mixed:0", "x"), ("mixed:a", "y"))
            .ToConfig();

        Assert.Equal(["zero", "three", "last"], config.GetStringList("nodes"));
        Assert.Equal("y", config.GetString("mixed.a"));
    }

    [Theory]
    [InlineData("${not.a.reference}")]
    [InlineData("#no comment")]
    [InlineData("Server=HOST\\DB;uid=**;pwd={x}")]
    [InlineData("line\nbreak")]
    [InlineData("[1, 2]")]
    public void A_value_is_taken_literally(string value) =>
        Assert.Equal(value, Settings(("key", value)).ToConfig().GetString("key"));

    [Fact]
    public void A_boolean_from_a_configuration_is_a_boolean()
    {
        var config = Settings(("yes", "True"), ("no", "False")).ToConfig();

        Assert.True(config.GetBoolean("yes"));
        Assert.False(config.GetBoolean("no", true));
    }

    [Fact]
    public void A_configuration_can_be_moved_below_a_path()
    {
        Config config = "a = 1, b { c = 2 }";

        var moved = config.MoveTo("x.y");

        Assert.Equal(1, moved.GetInt("x.y.a"));
        Assert.Equal(2, moved.GetInt("x.y.b.c"));
        Assert.False(moved.HasPath("a"));
    }

    [Theory]
    [InlineData(1500, "1500")]
    [InlineData(0, "infinite")]
    [InlineData(-1, "infinite")]
    public void The_ask_timeout_is_set_without_HOCON(int milliseconds, string expected)
    {
        _builder.WithActorAskTimeout(TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(expected, Hocon.GetString("akka.actor.ask-timeout"));
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task The_actor_system_runs_on_the_HOCON_and_on_the_setups()
    {
        await using var host = await TestHost.StartAsync(akka => akka
            .AddSetup(BootstrapSetup.Create().WithConfig("plant.kind = fern"))
            .WithActorRefProvider(ProviderSelection.Local.Instance)
            .WithActorAskTimeout(TimeSpan.FromSeconds(7)));

        Assert.Equal("fern", host.System.Settings.Config.GetString("plant.kind"));
        Assert.Equal(TimeSpan.FromSeconds(7), host.System.Settings.AskTimeout);
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        .Build();
}

file static class HoconConversions
{
    public static Config ToConfig(this IConfiguration settings, bool normalizeKeys = true) =>
        Akka.Hosting.Configuration.ConfigurationHoconAdapter.ToHocon(settings, normalizeKeys);
}
