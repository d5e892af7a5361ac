using ActorConcurrency.Hosting;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static ActorConcurrency.Tests.Shell;

namespace ActorConcurrency.Tests;

public sealed class SubprocessHostingTests
{
    [ShellFact]
    public async Task It_is_a_service_keyed_by_its_name_whose_program_starts_and_ends_with_the_host()
    {
        int id;
        await using (var app = await RecipeApp.StartAsync(akka => akka.WithSubprocess("cat", new SubprocessStart("cat"))))
        {
            var child = app.Get<ISubprocess>("cat");
            id = await child.Started;
            await child.WriteLineAsync("hello");
            Assert.Equal("hello", (await child.ReadLineAsync())!.Text);
            var snapshot = Assert.IsType<SubprocessSnapshot>(Assert.Single((await app.HealthAsync()).Entries).Value.Data["cat"]);
            Assert.Equal((SubprocessPhase.Running, id), (snapshot.Phase, snapshot.ProcessId));
        }

        await Ends(id);
    }

    [ShellFact]
    public async Task A_child_that_has_failed_is_bad_health_and_says_why()
    {
        await using var app = await RecipeApp.StartAsync(akka => akka
            .WithSubprocess("fails", Script("exit 3"))
            .WithSubprocess("missing", new SubprocessStart("no-such-program"))
            .WithSubprocess("given-up", Script("exit 1"), options => (options.Restart, options.MaxRestarts) = (RestartWhen.Always, 0))
            .WithSubprocess("fine", Script("exit 0")));
        foreach (var name in (string[])["fails", "missing", "given-up", "fine"]) await app.Get<ISubprocess>(name).Completion;

        var health = Assert.Single((await app.HealthAsync()).Entries).Value;

        Assert.Contains("ended with exit code 3", health.Description, StringComparison.Ordinal);
        Assert.Contains("The subprocess 'missing' could not be started: There is no program 'no-such-program'", health.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("..", health.Description, StringComparison.Ordinal);
        Assert.Contains("given up after 1 run, the last ended with exit code 1", health.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("fine", health.Description, StringComparison.Ordinal);
    }

    [ShellFact]
    public async Task Its_options_win_over_HOCON_and_what_is_set_on_the_spot_over_all()
    {
        await using var app = await RecipeApp.StartAsync(
            akka => akka
                .AddHocon("actor-concurrency.subprocess { restart = always, first-delay = 0ms, max-restarts = 1 }", HoconAddMode.Prepend)
                .WithSubprocess("configured", Script("exit 0"))
                .WithSubprocess("bound", Script("exit 0"))
                .WithSubprocess("spot", Script("exit 0"), options => options.MaxRestarts = 3),
            services => services
                .Configure<SubprocessOptions>("bound", options => options.MaxRestarts = 2)
                .Configure<SubprocessOptions>("spot", options => options.MaxRestarts = 2));

        Assert.Equal((2, 3, 4), (await RunsAsync("configured"), await RunsAsync("bound"), await RunsAsync("spot")));

        async Task<int> RunsAsync(string name) => (await app.Get<ISubprocess>(name).Completion).Runs;
    }
}
