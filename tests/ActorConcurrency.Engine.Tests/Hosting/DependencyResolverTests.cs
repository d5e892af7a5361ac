using Akka.Actor;
using Akka.Configuration;
using Akka.DependencyInjection;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Engine.Tests.Hosting;

public sealed class DependencyResolverTests
{
    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task An_actor_gets_services_and_explicit_arguments()
    {
        await using var host = await StartAsync((system, resolver) => system.ActorOf(resolver.Props<Greeter>("Hello"), "greeter"));

        Assert.Equal("Hello, garden", await AskAsync(host, "who"));
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task Props_can_be_made_from_a_type()
    {
        await using var host = await StartAsync(
            (system, _) => system.ActorOf(DependencyResolver.For(system).Props(typeof(Greeter), "Bye"), "greeter"));

        Assert.Equal("Bye, garden", await AskAsync(host, "who"));
        Assert.Equal(typeof(Greeter), DependencyResolver.For(host.System).Props<Greeter>("x").Type);
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task A_restarted_actor_is_constructed_anew()
    {
        await using var host = await StartAsync((system, resolver) => system.ActorOf(resolver.Props<Greeter>("Hello"), "greeter"));
        var first = await AskAsync(host, "incarnation");

        host.Registry.Get<Greeter>().Tell("fail");

        Assert.NotEqual(first, await AskAsync(host, "incarnation"));
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task A_scope_has_services_of_its_own_and_disposes_them()
    {
        await using var host = await TestHost.StartAsync(_ => { }, services => services.AddScoped<Scoped>());
        var resolver = DependencyResolver.For(host.System).Resolver;

        var scope = resolver.CreateScope();
        var service = scope.Resolver.GetService<Scoped>()!;
        Assert.Same(service, scope.Resolver.GetService(typeof(Scoped)));
        scope.Dispose();

        Assert.True(service.IsDisposed);
        Assert.Null(resolver.GetService<Greeter>());
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task What_is_no_actor_has_no_props()
    {
        await using var host = await TestHost.StartAsync(_ => { });

        var refused = Assert.Throws<ArgumentException>(() => DependencyResolver.For(host.System).Props(typeof(string)));

        Assert.Contains(typeof(string).ToString(), refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task An_actor_system_without_a_container_says_what_it_lacks()
    {
        var system = ActorSystem.Create("alone", "akka.stdout-loglevel = OFF, akka.loglevel = OFF");

        var missing = Assert.Throws<ConfigurationException>(() => DependencyResolver.For(system));

        Assert.Contains(nameof(DependencyResolverSetup), missing.Message, StringComparison.Ordinal);
        await system.Terminate();
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task A_setup_hands_a_container_to_an_actor_system_without_a_host()
    {
        await using var services = new ServiceCollection().AddSingleton(new Place("field")).BuildServiceProvider();
        var system = ActorSystem.Create("alone", BootstrapSetup.Create()
            .WithConfig("akka.stdout-loglevel = OFF, akka.loglevel = OFF")
            .And(DependencyResolverSetup.Create(services)));

        var greeter = system.ActorOf(DependencyResolver.For(system).Props<Greeter>("Hello"));

        Assert.Equal("Hello, field", await greeter.Ask<string>("who", TestHost.Hang));
        await system.Terminate();
    }

    private static Task<TestHost> StartAsync(Func<ActorSystem, IDependencyResolver, IActorRef> start) => TestHost.StartAsync(
        akka => akka.WithActors((system, registry, resolver) => registry.Register<Greeter>(start(system, resolver))),
        services => services.AddSingleton(new Place("garden")));

    private static Task<string> AskAsync(TestHost host, string question) =>
        host.Registry.Get<Greeter>().Ask<string>(question, TestHost.Hang);

    public sealed record Place(string Name);

    public sealed class Scoped : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    public sealed class Greeter : ReceiveActor
    {
        private readonly Guid _incarnation = Guid.NewGuid();

        public Greeter(string greeting, Place place)
        {
            Receive<string>(question => question == "who", _ => Sender.Tell($"{greeting}, {place.Name}"));
            Receive<string>(question => question == "incarnation", _ => Sender.Tell(_incarnation.ToString()));
            ReceiveAny(_ => throw new InvalidOperationException("told to fail"));
        }
    }
}
