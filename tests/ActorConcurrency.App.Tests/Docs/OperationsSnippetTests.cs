using ActorConcurrency.Hosting;
using Akka.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ActorConcurrency.App.Tests;

/// <summary>What the page of operations says of a configuration and of a clock is so.</summary>
public sealed class OperationsSnippetTests : MigrationTests
{
    [Fact]
    public async Task A_misspelt_key_is_ignored_unless_unknown_ones_are_errors()
    {
        await RunAsync("Wokers", "1", (services, configuration) => services.Configure<ExecutorOptions>("pool", configuration.GetSection("Pool")));

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync("Wokers", "1", ConfigurationSnippets.Bind));

        Assert.Contains("Wokers", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_name_of_options_is_ignored() => await RunAsync(
        "Workers", "0", (services, configuration) => services.Configure<ExecutorOptions>("pol", configuration.GetSection("Pool")));

    [Fact]
    public async Task A_section_that_is_missing_is_refused_if_it_is_required() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync("Workers", "1", (services, _) =>
            ConfigurationSnippets.Bind(services, new ConfigurationBuilder().Build())));

    [Fact]
    public async Task A_value_of_another_type_keeps_the_host_from_starting_with_the_binders_words()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync("Workers", "many", ConfigurationSnippets.Bind));

        Assert.Contains("Pool:Workers", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_out_of_range_keeps_the_host_from_starting_with_our_words() =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => RunAsync("Workers", "0", ConfigurationSnippets.Bind));

    [Fact]
    public async Task What_is_right_is_taken() => await RunAsync("Workers", "1", ConfigurationSnippets.Bind);

    [Fact]
    public async Task A_test_has_its_own_clock()
    {
        await ClockSnippets.GivenAtTheStartAsync(Actors);
        await ClockSnippets.TakenFromTheContainerAsync();
    }

    private async Task RunAsync(string key, string value, Action<IServiceCollection, IConfiguration> bind)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection([new($"Pool:{key}", value)]);
        bind(builder.Services, builder.Configuration);
        builder.Services.AddActorConcurrency().AddAkka("settings", (akka, _) => akka.WithExecutor("pool"));
        using var host = builder.Build();
        await host.StartAsync(Stop);
        await host.StopAsync(Stop);
    }
}
