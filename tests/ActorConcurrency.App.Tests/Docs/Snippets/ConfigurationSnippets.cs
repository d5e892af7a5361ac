using ActorConcurrency.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ActorConcurrency.App.Tests;

/// <summary>Options that are bound to a section of the application's configuration.</summary>
internal static class ConfigurationSnippets
{
    public static void Bind(IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ExecutorOptions>(
            "pool", configuration.GetRequiredSection("Pool"), binder => binder.ErrorOnUnknownConfiguration = true);
    }
}
