using ActorConcurrency.Hosting;
using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActorConcurrency.Tests;

/// <summary>A quiet application with recipes.</summary>
internal sealed class RecipeApp : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _started;

    private RecipeApp(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public ActorSystem System => Services.GetRequiredService<ActorSystem>();

    /// <summary>An application that has not started.</summary>
    /// <param name="recipes">The recipes.</param>
    /// <param name="services">Services that are registered before the actor system.</param>
    /// <param name="later">Services that are registered after it.</param>
    public static RecipeApp Create(
        Action<AkkaConfigurationBuilder> recipes, Action<IServiceCollection>? services = null, Action<IServiceCollection>? later = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services.AddHealthChecks().AddActorConcurrency();
        builder.Services.AddActorConcurrency();
        services?.Invoke(builder.Services);
        builder.Services.AddAkka("app", akka =>
        {
            akka.AddHocon("akka.stdout-loglevel = OFF, akka.loglevel = OFF", HoconAddMode.Append);
            recipes(akka);
        });
        later?.Invoke(builder.Services);
        return new RecipeApp(builder.Build());
    }

    public static async Task<RecipeApp> StartAsync(
        Action<AkkaConfigurationBuilder> recipes, Action<IServiceCollection>? services = null, Action<IServiceCollection>? later = null)
    {
        var app = Create(recipes, services, later);
        await app.StartAsync();
        return app;
    }

    public async Task StartAsync()
    {
        await _host.StartAsync().WaitAsync(Limit.Hang);
        _started = true;
    }

    public Task StopAsync() => _host.StopAsync().WaitAsync(Limit.Hang);

    public T Get<T>(string name) where T : notnull => Services.GetRequiredKeyedService<T>(name);

    public Task<HealthReport> HealthAsync() => Services.GetRequiredService<HealthCheckService>().CheckHealthAsync().WaitAsync(Limit.Hang);

    public async ValueTask DisposeAsync()
    {
        // A host whose services could not be made cannot be stopped either.
        if (_started) await StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
