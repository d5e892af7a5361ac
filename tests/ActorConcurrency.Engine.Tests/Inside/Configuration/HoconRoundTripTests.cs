using Akka.Configuration;
using Akka.Configuration.Hocon;
using FsCheck;
using FsCheck.Fluent;
using Config = Akka.Configuration.Config;

namespace ActorConcurrency.Engine.Tests.Inside.Configuration;

public class HoconRoundTripTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements("", " ", "null", "on", "1.5", "a b", "//", "#", "include", "${x}", "x:y=z", "\"", "\\", "\n\r\t\0", "${", "a..b", "\u00A0", "\"\"\""),
        ArbMap.Default.ArbFor<NonNull<string>>().Generator.Select(text => text.Get));

    private static readonly Gen<HoconValue> Literals = Gen.OneOf(Texts.Select(Literal), Gen.Constant(Literal(null)));

    [Fact]
    public void What_is_written_reads_back_the_same() => Prop
        .ForAll(Objects(3).ToArbitrary(), tree =>
        {
            var written = new Config(new HoconRoot(tree)).ToString();

            var read = ConfigurationFactory.ParseString(written);

            return Flat.Of(read.Root).SequenceEqual(Flat.Of(tree)) && read.ToString() == written;
        })
        .Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(30));

    [Fact]
    public void The_reference_configuration_reads_back_the_same()
    {
        var reference = ConfigurationFactory.Default();

        var read = ConfigurationFactory.ParseString(reference.ToString(includeFallback: true));

        Assert.Equal(Flat.Of(reference.Root), Flat.Of(read.Root));
    }

    [Fact]
    public void A_merged_configuration_reads_back_the_same()
    {
        var merged = ConfigurationFactory.ParseString("a { b = \"x y\" }").WithFallback(ConfigurationFactory.ParseString("a { c = [1, { d = null }] }"));

        var read = ConfigurationFactory.ParseString(merged.ToString(includeFallback: true));

        Assert.Equal(Flat.Of(merged.Root), Flat.Of(read.Root));
    }

    private static HoconValue Literal(string? text) => new([new HoconLiteral { Value = text }]);

    private static Gen<HoconValue> Values(int depth) =>
        depth == 0 ? Literals : Gen.OneOf(Literals, Objects(depth - 1), Arrays(depth - 1));

    private static Gen<HoconValue> Objects(int depth) =>
        Texts.Zip(Values(depth)).ListOf().Select(fields =>
        {
            var built = new HoconObject();
            foreach (var (key, value) in fields)
                built.Items[key] = value;

            return new HoconValue([built]);
        });

    private static Gen<HoconValue> Arrays(int depth) => Values(depth).ListOf().Select(elements =>
    {
        var built = new HoconArray();
        built.AddRange(elements);
        return new HoconValue([built]);
    });
}
