using Akka.Actor;
using Akka.Configuration;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Engine.Tests.Hosting;

public sealed class ExtensionsTests
{
    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task An_extension_exists_before_the_first_actor()
    {
        var existed = false;

        await using var host = await TestHost.StartAsync(akka => akka
            .WithExtension<FirstId>()
            .WithActors((system, _) => existed = system.HasExtension<First>()));

        Assert.True(existed);
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task Extensions_add_up()
    {
        await using var host = await TestHost.StartAsync(akka => akka
            .WithExtension<FirstId>()
            .WithExtensions(typeof(SecondId), typeof(FirstId)));

        Assert.True(host.System.HasExtension<First>());
        Assert.True(host.System.HasExtension<Second>());
    }

    [Theory]
    [InlineData(typeof(string))]
    [InlineData(typeof(IExtensionId))]
    public void What_is_no_extension_is_refused(Type type)
    {
        var builder = new AkkaConfigurationBuilder(new ServiceCollection(), "test");

        Assert.Throws<ConfigurationException>(() => builder.WithExtensions(type));
    }

    public sealed class First : IExtension;

    public sealed class Second : IExtension;

    public sealed class FirstId : ExtensionIdProvider<First>
    {
        public override First CreateExtension(ExtendedActorSystem system) => new();
    }

    public sealed class SecondId : ExtensionIdProvider<Second>
    {
        public override Second CreateExtension(ExtendedActorSystem system) => new();
    }
}
