using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.Engine.Tests.Hosting;

public sealed class RequiredActorTests
{
    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task A_service_gets_a_registered_actor_through_its_constructor()
    {
        await using var host = await TestHost.StartAsync(RegisterEcho, services => services.AddTransient<Consumer>());

        var reply = await host.Services.GetRequiredService<Consumer>().Ask("hello");

        Assert.Equal("hello", reply);
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task An_actor_that_nobody_registered_is_an_exception()
    {
        await using var host = await TestHost.StartAsync(_ => { });

        var required = host.Services.GetRequiredService<IRequiredActor<Echo>>();

        var missing = Assert.Throws<MissingActorRegistryEntryException>(() => required.ActorRef);
        Assert.Contains(nameof(IRequiredActor<Echo>.GetAsync), missing.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = TestHost.HangMilliseconds)]
    public async Task An_actor_can_be_waited_for_before_the_host_starts()
    {
        await using var host = TestHost.Create((akka, _) => RegisterEcho(akka));
        var required = host.Services.GetRequiredService<IRequiredActor<Echo>>();

        var actor = required.GetAsync();
        Assert.False(actor.IsCompleted);
        await host.StartAsync();

        Assert.Same(host.Registry.Get<Echo>(), await actor);
    }

    private static void RegisterEcho(AkkaConfigurationBuilder akka) =>
        akka.WithActors((system, registry) => registry.Register<Echo>(system.ActorOf(Echo.Props, "echo")));

    private sealed class Consumer(IRequiredActor<Echo> echo)
    {
        private readonly IActorRef _echo = echo.ActorRef;

        public Task<string> Ask(string question) => _echo.Ask<string>(question, TestHost.Hang);
    }
}
