using System.Globalization;
using Akka.Configuration;

namespace ActorConcurrency.Engine.Tests.Configuration;

public class ConfigGetterTests
{
    private static readonly Config Sample = ConfigurationFactory.ParseString("""
        text = abc
        number = 5
        fraction = 1.5
        yes = on
        no = false
        nothing = null
        object { inner = 1 }
        array = [1, 2]
        """);

    [Fact]
    public void A_missing_path_gives_the_default()
    {
        Assert.Null(Sample.GetString("x.y"));
        Assert.Equal("d", Sample.GetString("x.y", "d"));
        Assert.Equal(7, Sample.GetInt("x.y", 7));
        Assert.Equal(7L, Sample.GetLong("x.y", 7));
        Assert.Equal(7f, Sample.GetFloat("x.y", 7));
        Assert.Equal(7d, Sample.GetDouble("x.y", 7));
        Assert.Equal(7m, Sample.GetDecimal("x.y", 7));
        Assert.True(Sample.GetBoolean("x.y", true));
        Assert.Equal(TimeSpan.Zero, Sample.GetTimeSpan("x.y"));
        Assert.Equal(TimeSpan.FromSeconds(7), Sample.GetTimeSpan("x.y", TimeSpan.FromSeconds(7)));
        Assert.Null(Sample.GetByteSize("x.y"));
        Assert.Equal(7L, Sample.GetByteSize("x.y", 7));
        Assert.Empty(Sample.GetStringList("x.y"));
        Assert.Equal(["d"], Sample.GetStringList("x.y", ["d"]));
        Assert.Null(Sample.GetConfig("x.y"));
        Assert.Null(Sample.GetValue("x.y"));
        Assert.False(Sample.HasPath("x.y"));
    }

    [Fact]
    public void A_path_below_a_text_or_an_array_is_missing()
    {
        Assert.Equal("d", Sample.GetString("text.inner", "d"));
        Assert.False(Sample.HasPath("array.inner"));
        Assert.Null(Sample.GetConfig("nothing.inner"));
    }

    [Fact]
    public void Names_are_told_apart_by_case() => Assert.False(Sample.HasPath("Text"));

    [Fact]
    public void Null_is_a_value()
    {
        Assert.True(Sample.HasPath("nothing"));
        Assert.Null(Sample.GetString("nothing", "d"));
    }

    [Fact]
    public void A_number_is_read_in_every_width()
    {
        Assert.Equal(5, Sample.GetInt("number"));
        Assert.Equal(5L, Sample.GetLong("number"));
        Assert.Equal(5f, Sample.GetFloat("number"));
        Assert.Equal(5d, Sample.GetDouble("number"));
        Assert.Equal(5m, Sample.GetDecimal("number", 0));
        Assert.Equal(5, Sample.GetValue("number")!.GetByte());
        Assert.Equal("5", Sample.GetString("number"));
    }

    [Fact]
    public void A_fraction_has_a_point_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NumberGroupSeparator = ".";

        CultureInfo.CurrentCulture = comma;
        try
        {
            Assert.Equal(1.5, Sample.GetDouble("fraction"));
            Assert.Equal(1.5m, Sample.GetDecimal("fraction", 0));
            Assert.Equal(1.5f, Sample.GetFloat("fraction"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_value_of_another_kind_is_an_error()
    {
        Assert.Throws<FormatException>(() => Sample.GetInt("text"));
        Assert.Throws<FormatException>(() => Sample.GetInt("fraction"));
        Assert.Throws<FormatException>(() => Sample.GetDouble("text"));
        Assert.Throws<FormatException>(() => Sample.GetTimeSpan("text"));
        Assert.Throws<FormatException>(() => Sample.GetByteSize("text"));
        Assert.Throws<NotSupportedException>(() => Sample.GetBoolean("text"));
        Assert.Throws<NotSupportedException>(() => Sample.GetBoolean("number"));
        Assert.Throws<NotSupportedException>(() => Sample.GetBoolean("nothing", true));
        Assert.ThrowsAny<Exception>(() => Sample.GetInt("object"));
    }

    [Fact]
    public void A_number_that_does_not_fit_is_an_error()
    {
        var big = ConfigurationFactory.ParseString("a = 99999999999, b = [256]");

        Assert.Throws<OverflowException>(() => big.GetInt("a"));
        Assert.Throws<OverflowException>(() => big.GetByteList("b"));
        Assert.Equal(99999999999, big.GetLong("a"));
    }

    [Fact]
    public void An_object_or_an_array_is_no_text()
    {
        Assert.Null(Sample.GetString("object", "d"));
        Assert.Null(Sample.GetString("array", "d"));
    }

    [Fact]
    public void A_text_or_an_object_is_an_empty_list()
    {
        Assert.Empty(Sample.GetStringList("text"));
        Assert.Empty(Sample.GetStringList("object", ["d"]));
    }

    [Fact]
    public void A_list_is_read_element_by_element()
    {
        var lists = ConfigurationFactory.ParseString("numbers = [1, 2], switches = [on, off, true, false]");

        Assert.Equal([1, 2], lists.GetIntList("numbers"));
        Assert.Equal([1L, 2L], lists.GetLongList("numbers"));
        Assert.Equal([1f, 2f], lists.GetFloatList("numbers"));
        Assert.Equal([1d, 2d], lists.GetDoubleList("numbers"));
        Assert.Equal([1m, 2m], lists.GetDecimalList("numbers"));
        Assert.Equal([(byte)1, (byte)2], lists.GetByteList("numbers"));
        Assert.Equal([true, false, true, false], lists.GetBooleanList("switches"));
    }

    [Fact]
    public void The_part_below_a_path_is_a_configuration()
    {
        Assert.Equal(1, Sample.GetConfig("object")!.GetInt("inner"));
        Assert.True(ConfigurationFactory.ParseString("a {}").GetConfig("a").IsNullOrEmpty());
        Assert.False(Sample.GetConfig("text").IsNullOrEmpty());
    }

    [Fact]
    public void The_kind_of_a_value_can_be_asked()
    {
        Assert.True(Sample.GetValue("text")!.IsString());
        Assert.True(Sample.GetValue("nothing")!.IsString());
        Assert.True(Sample.GetValue("object")!.IsObject());
        Assert.True(Sample.GetValue("array")!.IsArray());
        Assert.False(Sample.GetValue("object")!.IsString());
        Assert.Null(Sample.GetValue("text")!.GetObject());
    }
}
