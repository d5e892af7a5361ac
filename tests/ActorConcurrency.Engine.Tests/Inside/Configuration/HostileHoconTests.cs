using System.Text;
using Akka.Configuration;
using Akka.Configuration.Hocon;
using FsCheck;
using FsCheck.Fluent;

namespace ActorConcurrency.Engine.Tests.Inside.Configuration;

/// <summary>Whatever the text: a configuration or an error, never a crash, a full stack or a hang.</summary>
public class HostileHoconTests
{
    private static readonly string[] Fragments =
    [
        "a", "b", "a.b", "\"a.b\"", "1", "null", "true", "x y", "\"", "\"x\"", "\"\"\"", "\\", "\\u00", "{", "}", "[", "]", "(", ")", "=", ":", "+=", ",",
        "\n", "\r", " ", "\t", "\0", "\uFEFF", "\u00A0", "#", "//", "/", "$", "${", "${a}", "${?a}", "${b}", "${a.b}", "${?", "?", ".", "include", "include \"i\"",
        "include file(", "required(", "@", "a = ", "b = ", "a { ", "b : [", "a += ",
    ];

    private static readonly Gen<string> Soup = Gen.Elements(Fragments).ListOf().Select(string.Concat);

    [Fact]
    public void Any_soup_of_fragments_is_read_or_refused() => Prop
        .ForAll(Soup.ToArbitrary(), IsReadOrRefused)
        .Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(60));

    [Fact]
    public void Any_string_is_read_or_refused() => Prop
        .ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text => IsReadOrRefused(text.Get))
        .Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void A_broken_reference_configuration_is_read_or_refused()
    {
        var text = ConfigurationFactory.Default().ToString();
        var positions = Gen.Choose(0, text.Length - 1);

        Prop.ForAll(positions.Zip(Gen.Elements(Fragments)).ToArbitrary(), change => IsReadOrRefused(text.Insert(change.Item1, change.Item2)))
            .Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    private static readonly Dictionary<string, Func<string>> RefusedTexts = new()
    {
        ["objects"] = () => Repeat(100_000, _ => "a{"),
        ["arrays"] = () => "a=" + Repeat(100_000, _ => "["),
        ["a long path"] = () => "a" + Repeat(100_000, _ => ".a") + "=1",
        ["objects in a reference"] = () => "a=${" + Repeat(100_000, _ => "a.") + "a}",
        ["a long chain"] = () => Repeat(20_000, i => $"a{i}=${{a{i + 1}}}\n"),
        ["a tower of objects"] = () => Repeat(300, i => $"a{i}{{x=${{a{i + 1}}}}}\n") + "a300=1",
        ["texts that double"] = () => Repeat(60, i => $"a{i}=${{a{i + 1}}}${{a{i + 1}}}\n") + "a60=xx",
        ["arrays that double"] = () => Repeat(60, i => $"a{i}=${{a{i + 1}}} ${{a{i + 1}}}\n") + "a60=[1]",
        ["objects that double"] = () => Repeat(60, i => $"a{i}{{l=${{a{i + 1}}},r=${{a{i + 1}}}}}\n") + "a60{x=1}",
        ["a field that doubles itself"] = () => "a=x\n" + Repeat(60, _ => "a=${a}${a}\n"),
        ["an array that grows by itself"] = () => "a=[1]\n" + Repeat(60, _ => "a=${a} ${a}\n"),
        ["an object within itself"] = () => "a{b=${c}}\nc{d=${a}}",
        ["an endless string"] = () => "a=\"" + new string('x', 1_000_000),
        ["quotes"] = () => new string('"', 100_001),
    };

    public static TheoryData<string> Refused => new(RefusedTexts.Keys);

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_hostile_text_is_refused(string what) =>
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(RefusedTexts[what]()));

    private static readonly Dictionary<string, Func<string>> LargeTexts = new()
    {
        ["a long token"] = () => "a=" + new string('x', 2_000_000),
        ["a long quoted string"] = () => "a=\"" + Repeat(500_000, _ => "\\n") + "\"",
        ["blanks"] = () => "a=" + new string(' ', 2_000_000) + "1",
        ["comments"] = () => Repeat(100_000, _ => "# \"{[\n") + "a=1",
        ["fields"] = () => Repeat(50_000, i => $"a.b.k{i}=v\n"),
        ["the same field"] = () => Repeat(50_000, i => $"a.b=v{i}\n"),
        ["elements"] = () => "a=[" + Repeat(50_000, i => $"{i},") + "]",
        ["joined objects"] = () => "a=" + Repeat(20_000, _ => "{b=1}"),
        ["joined texts"] = () => "a=" + Repeat(50_000, _ => "x \"y\" "),
        ["references"] = () => "b=1\n" + Repeat(20_000, i => $"a{i}=${{b}}\n"),
        ["empty texts that double"] = () => Repeat(200, i => $"a{i}=${{a{i + 1}}}${{a{i + 1}}}\n") + "a200=\"\"",
        ["objects to the limit"] = () => Repeat(256, _ => "a{") + Repeat(256, _ => "}"),
    };

    public static TheoryData<string> Large => new(LargeTexts.Keys);

    [Theory]
    [MemberData(nameof(Large))]
    public void A_large_text_is_read(string what) => Assert.False(ConfigurationFactory.ParseString(LargeTexts[what]()).IsEmpty);

    [Fact]
    public void The_limits_fit_into_a_small_stack()
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(ReadToTheLimits), maxStackSize: 256 * 1024);

        thread.Start();
        thread.Join();

        Assert.Null(failure);
    }

    private static void ReadToTheLimits()
    {
        var arrays = ConfigurationFactory.ParseString("a=" + Repeat(255, _ => "[") + Repeat(255, _ => "]"));
        var tower = ConfigurationFactory.ParseString(Repeat(250, i => $"a{i}{{x=${{a{i + 1}}}}}\n") + "a250=1");
        var chain = ConfigurationFactory.ParseString(Repeat(250, i => $"a{i}=${{a{i + 1}}}\n") + "a250=1");

        ConfigurationFactory.ParseString(chain.WithFallback(tower).WithFallback(arrays).ToString(includeFallback: true));
    }

    private static bool IsReadOrRefused(string text)
    {
        try
        {
            ConfigurationFactory.ParseString(text, Include).ToString();
            return true;
        }
        catch (Exception refused) when (refused is ConfigurationException || refused.Message.StartsWith("Unresolved substitution", StringComparison.Ordinal))
        {
            return true;
        }
    }

    // This text includes itself without end.
    private static HoconRoot Include(string name) => Parser.Parse("c { include \"x\" }", Include);

    private static string Repeat(int count, Func<int, string> piece) =>
        Enumerable.Range(0, count).Aggregate(new StringBuilder(), (text, i) => text.Append(piece(i))).ToString();
}
