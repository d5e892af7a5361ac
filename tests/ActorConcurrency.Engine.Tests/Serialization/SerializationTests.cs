using System.Collections.Immutable;
using System.Runtime.Serialization;
using System.Text;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Serialization;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Which serializer is for what, and what bytes travel with.</summary>
public sealed class SerializationTests : TestKit
{
    private static readonly string Config = $$"""
        akka.actor {
          serializers {
            general = "{{typeof(General).AssemblyQualifiedName}}"
            named = "{{typeof(Named).AssemblyQualifiedName}}"
          }
          serialization-bindings {
            "{{typeof(IShape).AssemblyQualifiedName}}" = general
            "{{typeof(Square).AssemblyQualifiedName}}" = named
            "{{typeof(FromConfig).AssemblyQualifiedName}}" = in-code
          }
          serialization-settings.general { size = 7 }
        }
        """;

    public SerializationTests() : base(ActorSystemSetup.Create(
        BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString(Config).WithFallback(DefaultConfig)),
        SerializationSetup.Create(system =>
        [
            SerializerDetails.Create("in-code", new InCode(system), ImmutableHashSet.Create(typeof(FromCode))),
        ])))
    {
    }

    public interface IShape;

    public class Circle : IShape;

    public class Square;

    public sealed class SmallSquare : Square;

    public sealed class FromCode;

    public sealed class FromConfig;

    private Akka.Serialization.Serialization Serialization => Sys.Serialization;

    [Fact]
    public void Null_bytes_and_objects_have_their_serializers()
    {
        Assert.IsType<NullSerializer>(Serialization.FindSerializerFor(null));
        Assert.IsType<ByteArraySerializer>(Serialization.FindSerializerFor(new byte[] { 1 }));
        Assert.IsType<NewtonSoftJsonSerializer>(Serialization.FindSerializerFor(new object()));
        Assert.IsType<NewtonSoftJsonSerializer>(Serialization.FindSerializerForType(typeof(string)));
    }

    [Fact]
    public void A_binding_holds_for_what_implements_or_derives()
    {
        Assert.IsType<General>(Serialization.FindSerializerFor(new Circle()));
        Assert.IsType<Named>(Serialization.FindSerializerFor(new Square()));
        Assert.IsType<Named>(Serialization.FindSerializerFor(new SmallSquare()));
    }

    [Fact]
    public void A_class_without_a_binding_takes_the_default_that_is_asked_for()
    {
        Assert.IsType<Named>(Serialization.FindSerializerForType(typeof(Uri), "named"));
        Assert.IsType<General>(Serialization.FindSerializerForType(typeof(Circle), "named"));
    }

    [Fact]
    public void A_setup_in_code_binds_its_classes_and_lends_its_name()
    {
        Assert.IsType<InCode>(Serialization.FindSerializerFor(new FromCode()));
        Assert.IsType<InCode>(Serialization.FindSerializerFor(new FromConfig()));
    }

    [Fact]
    public void A_binding_added_later_holds_at_once()
    {
        Assert.IsType<NewtonSoftJsonSerializer>(Serialization.FindSerializerFor(new Version(1, 2)));

        Serialization.AddSerializationMap(typeof(Version), new InCode((ExtendedActorSystem)Sys));

        Assert.IsType<InCode>(Serialization.FindSerializerFor(new Version(1, 2)));
    }

    [Fact]
    public void A_serializer_gets_its_settings()
    {
        var serializer = Assert.IsType<General>(Serialization.FindSerializerFor(new Circle()));

        Assert.Equal(7, serializer.Size);
    }

    [Fact]
    public void Numbers_of_serializers_come_from_the_class_or_from_the_configuration()
    {
        Assert.Equal(0, new NullSerializer((ExtendedActorSystem)Sys).Identifier);
        Assert.Equal(1, Serialization.FindSerializerFor("text").Identifier);
        Assert.Equal(4, Serialization.FindSerializerFor(Array.Empty<byte>()).Identifier);
        Assert.Equal(Named.Number, Serialization.FindSerializerFor(new Square()).Identifier);
        Assert.Throws<ArgumentException>(() => new Anonymous((ExtendedActorSystem)Sys).Identifier);
    }

    [Fact]
    public void Bytes_with_number_and_manifest_become_the_object_again()
    {
        var bytes = Serialization.Serialize(new Square());
        var serializer = Serialization.FindSerializerFor(new Square());
        var manifest = Akka.Serialization.Serialization.ManifestFor(serializer, new Square());

        var restored = Serialization.Deserialize(bytes, serializer.Identifier, manifest);

        Assert.Equal("sq", manifest);
        Assert.Equal("sq of 2 bytes", restored);
    }

    [Fact]
    public void A_manifest_is_written_only_where_one_is_needed()
    {
        var json = Serialization.FindSerializerForType(typeof(object));

        Assert.Equal("", Akka.Serialization.Serialization.ManifestFor(json, new Square()));
        Assert.Equal(
            $"{typeof(Circle).FullName}, {typeof(Circle).Assembly.GetName().Name}",
            Akka.Serialization.Serialization.ManifestFor(Serialization.FindSerializerFor(new Circle()), new Circle()));
    }

    [Fact]
    public void The_type_takes_the_place_of_a_manifest()
    {
        var serializer = new Named((ExtendedActorSystem)Sys);

        Assert.StartsWith("System.String", (string)serializer.FromBinary([], typeof(string)), StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentNullException>(() => serializer.FromBinary([], (Type)null!));
    }

    [Theory]
    [InlineData(18, "Could not find any internal Akka.NET serializer with Id [18].")]
    [InlineData(101, "Serializer Id [101] is not one of the internal Akka.NET serializer.")]
    public void A_number_without_a_serializer_is_explained(int number, string hint)
    {
        var byType = Assert.Throws<SerializationException>(() => Serialization.Deserialize([], number, typeof(object)));
        var byManifest = Assert.Throws<SerializationException>(() => Serialization.Deserialize([], number, "m"));

        Assert.Contains(hint, byType.Message, StringComparison.Ordinal);
        Assert.Contains(hint, byManifest.Message, StringComparison.Ordinal);
        Assert.StartsWith($"Cannot find serializer with id [{number}] (manifest [m])", byManifest.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_that_names_no_class_is_explained()
    {
        var fault = Assert.Throws<SerializationException>(() => Serialization.Deserialize([], 1, "Nowhere.Class, Nowhere"));

        Assert.Equal("Cannot find manifest class [Nowhere.Class, Nowhere] for serializer with id [1].", fault.Message);
    }

    [Fact]
    public void Only_bytes_pass_as_bytes()
    {
        var serializer = new ByteArraySerializer((ExtendedActorSystem)Sys);
        byte[] bytes = [1, 2];

        Assert.Same(bytes, serializer.ToBinary(bytes));
        Assert.Same(bytes, serializer.FromBinary(bytes, null!));
        Assert.Throws<NotSupportedException>(() => serializer.ToBinary("text"));
    }

    [Fact]
    public void A_reference_travels_as_its_path_with_incarnation()
    {
        var path = Akka.Serialization.Serialization.SerializedActorPath(TestActor);

        Assert.Equal($"{TestActor.Path}#{TestActor.Path.Uid}", path);
        Assert.Equal(TestActor, Serialization.DeserializeActorRef(path));
        Assert.Equal("", Akka.Serialization.Serialization.SerializedActorPath(ActorRefs.NoSender));
    }

    [Fact]
    public void A_reference_takes_the_address_that_it_is_sent_for()
    {
        var address = new Address("akka.tcp", "other", "host", 1234);
        var serializer = Serialization.FindSerializerForType(typeof(object));

        var json = Encoding.UTF8.GetString(serializer.ToBinaryWithAddress(address, TestActor));

        Assert.Contains(TestActor.Path.ToSerializationFormatWithAddress(address), json, StringComparison.Ordinal);
        Assert.Contains("akka.tcp://other@host:1234/", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Whom_references_are_serialised_for_is_known_inside_only()
    {
        var system = (ExtendedActorSystem)Sys;

        var inside = Akka.Serialization.Serialization.WithTransport(system, Akka.Serialization.Serialization.GetCurrentTransportInformation);

        Assert.Equal(new Information(system.Provider.DefaultAddress, Sys), inside);
        Assert.Throws<InvalidOperationException>(Akka.Serialization.Serialization.GetCurrentTransportInformation);
    }

    public sealed class General(ExtendedActorSystem system, Config settings) : Serializer(system)
    {
        public int Size { get; } = settings.GetInt("size");

        public override int Identifier => 1001;

        public override bool IncludeManifest => true;

        public override byte[] ToBinary(object obj) => [];

        public override object FromBinary(byte[] bytes, Type type) => type;
    }

    public sealed class Named(ExtendedActorSystem system) : SerializerWithStringManifest(system)
    {
        public const int Number = 1002;

        public override int Identifier => Number;

        public override byte[] ToBinary(object obj) => [1, 2];

        public override string Manifest(object o) => "sq";

        public override object FromBinary(byte[] bytes, string manifest) => $"{manifest} of {bytes.Length} bytes";
    }

    public sealed class InCode(ExtendedActorSystem system) : Serializer(system)
    {
        public override int Identifier => 1003;

        public override bool IncludeManifest => false;

        public override byte[] ToBinary(object obj) => [];

        public override object FromBinary(byte[] bytes, Type type) => type;
    }

    private sealed class Anonymous(ExtendedActorSystem system) : Serializer(system)
    {
        public override bool IncludeManifest => false;

        public override byte[] ToBinary(object obj) => [];

        public override object FromBinary(byte[] bytes, Type type) => type;
    }
}
