using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActorConcurrency.Engine.Tests.Hosting;

/// <summary>A host with an actor system that prints nothing.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    /// <summary>How long a test may take before it counts as hung.</summary>
    public const int HangMilliseconds = 30_000;

    public static readonly TimeSpan Hang = TimeSpan.FromMilliseconds(HangMilliseconds);

    private readonly IHost _host;

    private TestHost(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public ActorSystem System => Services.GetRequiredService<ActorSystem>();

    public ActorRegistry Registry => Services.GetRequiredService<ActorRegistry>();

    public IHostApplicationLifetime Lifetime => Services.GetRequiredService<IHostApplicationLifetime>();

    public static TestHost Create(
        Action<AkkaConfigurationBuilder, IServiceProvider> configure, Action<IServiceCollection>? services = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        services?.Invoke(builder.Services);
        builder.Services.AddAkka("test", (akka, provider) =>
        {
            akka.AddHocon("akka.stdout-loglevel = OFF, akka.loglevel = OFF", HoconAddMode.Append);
            configure(akka, provider);
        });
        return new TestHost(builder.Build());
    }

    public static async Task<TestHost> StartAsync(
        Action<AkkaConfigurationBuilder> configure, Action<IServiceCollection>? services = null)
    {
        var host = Create((akka, _) => configure(akka), services);
        await host.StartAsync();
        return host;
    }

    public Task StartAsync() => _host.StartAsync().WaitAsync(Hang);

    public Task StopAsync() => _host.StopAsync().WaitAsync(Hang);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _host.Dispose();
    }
}
