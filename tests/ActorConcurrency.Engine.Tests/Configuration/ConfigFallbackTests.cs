using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace ActorConcurrency.Engine.Tests.Configuration;

public class ConfigFallbackTests
{
    private static Config Read(string hocon) => ConfigurationFactory.ParseString(hocon);

    [Fact]
    public void What_is_in_front_wins_and_objects_merge()
    {
        var config = Read("a { b = 1 }").WithFallback(Read("a { b = 2, c = 3 }\nd = 4"));

        Assert.Equal(1, config.GetInt("a.b"));
        Assert.Equal(3, config.GetInt("a.c"));
        Assert.Equal(4, config.GetInt("d"));
        Assert.Equal(3, config.GetConfig("a")!.GetInt("c"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Several_fallbacks_answer_in_the_order_in_which_they_stand(bool nested)
    {
        Config first = Read("a = 1"), second = Read("a = 2, b = 2"), third = Read("a = 3, b = 3, c = 3");

        var config = nested
            ? first.WithFallback(second.WithFallback(third))
            : first.WithFallback(second).WithFallback(third);

        Assert.Equal((1, 2, 3), (config.GetInt("a"), config.GetInt("b"), config.GetInt("c")));
    }

    [Fact]
    public void A_text_in_front_hides_an_object_behind_and_the_other_way_round()
    {
        Config text = Read("a = 1"), inner = Read("a { b = 2 }");

        Assert.Equal(1, text.WithFallback(inner).GetInt("a"));
        Assert.False(text.WithFallback(inner).HasPath("a.b"));
        Assert.Equal(2, inner.WithFallback(text).GetInt("a.b"));
    }

    [Fact]
    public void Null_in_front_hides_what_is_behind()
    {
        var config = Read("a = null").WithFallback(Read("a { b = 1 }"));

        Assert.False(config.HasPath("a.b"));
        Assert.True(config.HasPath("a"));
    }

    [Fact]
    public void An_array_in_front_replaces_the_one_behind() =>
        Assert.Equal([1], Read("a = [1]").WithFallback(Read("a = [2, 3]")).GetIntList("a"));

    [Fact]
    public void Origins_stay_as_they_were()
    {
        Config front = Read("a { b = 1 }"), back = Read("a { c = 2 }");

        var config = front.WithFallback(back);
        config.Root.GetObject()!.GetKey("a")!.GetObject()!.Items.Clear();

        Assert.Equal(1, front.GetInt("a.b"));
        Assert.False(front.HasPath("a.c"));
        Assert.Equal(2, back.GetInt("a.c"));
        Assert.False(back.HasPath("a.b"));
    }

    [Fact]
    public void A_configuration_cannot_stand_behind_itself()
    {
        var config = Read("a = 1");

        Assert.Throws<ArgumentException>(() => config.WithFallback(config));
        Assert.Same(config, config.SafeWithFallback(config));
    }

    [Fact]
    public void An_empty_configuration_adds_nothing()
    {
        var config = Read("a = 1");

        Assert.Same(config, config.WithFallback(Config.Empty));
        Assert.Same(config, config.WithFallback(null));
        Assert.Same(config, Config.Empty.WithFallback(config));
        Assert.Same(config, ((Config?)null).SafeWithFallback(config));
        Assert.Same(config, config.SafeWithFallback(null));
    }

    [Fact]
    public void A_missing_or_empty_configuration_can_be_asked_for()
    {
        Assert.True(((Config?)null).IsNullOrEmpty());
        Assert.True(Config.Empty.IsNullOrEmpty());
        Assert.True(ConfigurationFactory.Empty.IsNullOrEmpty());
        Assert.False(Read("a = null").IsNullOrEmpty());
        Assert.False(Config.Empty.WithFallback(Read("a = 1")).IsNullOrEmpty());
    }

    [Fact]
    public void Texts_are_added_with_the_plus_sign()
    {
        var behind = Read("a = 1") + "a = 2, b = 3";
        var inFront = "a = 0" + behind;

        Assert.Equal((1, 3), (behind.GetInt("a"), behind.GetInt("b")));
        Assert.Equal((0, 3), (inFront.GetInt("a"), inFront.GetInt("b")));
    }

    [Fact]
    public void A_text_is_a_configuration()
    {
        Config config = "a = 1";

        Assert.Equal(1, config.GetInt("a"));
    }

    [Fact]
    public void The_fallback_shows_only_where_it_is_asked_for()
    {
        var config = Read("front = 1").WithFallback(Read("back = 2"));

        Assert.Contains("back", config.ToString(includeFallback: true));
        Assert.Contains("front", config.ToString(includeFallback: true));
        Assert.DoesNotContain("back", config.ToString(includeFallback: false));
        Assert.DoesNotContain("back", config.ToString());
    }

    [Fact]
    public void The_fallback_is_known()
    {
        Config behind = Read("b = 1");

        Assert.Null(Read("a = 1").Fallback);
        Assert.Equal(1, Read("a = 1").WithFallback(behind).Fallback!.GetInt("b"));
    }

    [Fact]
    public void A_value_becomes_a_configuration_at_a_key_or_by_itself()
    {
        var value = Read("a { b = 1 }").GetValue("a")!;

        Assert.Equal(1, value.AtKey("x").GetInt("x.b"));
        Assert.Equal(1, value.ToConfig().GetInt("b"));
    }

    [Fact]
    public void An_object_laid_over_another_wins()
    {
        var below = Read("a = 1, b { c = 2 }").Root.GetObject()!;

        below.Merge(Read("a = 3, b { d = 4 }").Root.GetObject()!);

        Assert.Equal(3, below.GetKey("a")!.GetInt());
        Assert.Equal(["c", "d"], below.GetKey("b")!.GetObject()!.Items.Keys);
        Assert.Null(below.GetKey("e"));
        Assert.True(below.GetOrCreateKey("e").IsEmpty);
        Assert.IsAssignableFrom<IDictionary<string, object>>(below.Unwrapped["b"]);
        Assert.IsType<HoconValue>(below.Unwrapped["a"]);
    }

    [Fact]
    public void A_section_that_is_missing_is_named()
    {
        Assert.Equal(
            "Failed to instantiate String: Configuration does not contain `a.b` node",
            ConfigurationException.NullOrEmptyConfig<string>("a.b").Message);
        Assert.Equal(
            "Failed to instantiate String: Configuration is null or empty",
            ConfigurationException.NullOrEmptyConfig<string>().Message);
    }

    [Fact]
    public void An_object_of_the_program_becomes_a_configuration()
    {
        var config = ConfigurationFactory.FromObject(new { a = 1, b = "x y", c = new { d = true }, e = new[] { 1, 2 } });

        Assert.Equal((1, "x y", true), (config.GetInt("a"), config.GetString("b"), config.GetBoolean("c.d")));
        Assert.Equal([1, 2], config.GetIntList("e"));
    }
}
