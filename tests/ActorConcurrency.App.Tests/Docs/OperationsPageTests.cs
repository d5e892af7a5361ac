using System.Diagnostics.Metrics;
using System.Reflection;
using ActorConcurrency.Cli;
using Akka.Actor;

namespace ActorConcurrency.App.Tests;

/// <summary>The page of operations names what there is.</summary>
public sealed class OperationsPageTests
{
    private static readonly string Page = Repository.Read("docs/operations.md");

    [Fact]
    public async Task It_names_every_instrument_and_no_other()
    {
        using var system = ActorSystem.Create("operations");
        await using var counter = ActorCounter.Start(system);
        await counter.IncrementAsync();
        var instruments = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == "ActorConcurrency") instruments.Add(instrument.Name);
        };

        listener.Start();

        var named = Page.Split('\n').Where(line => line.StartsWith("| `actor_concurrency.", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);
        Assert.Equal(instruments.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_names_every_exit_code()
    {
        var codes = typeof(ExitCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(code => (int)code.GetRawConstantValue()!).ToArray();

        Assert.NotEmpty(codes);
        Assert.All(codes, code => Assert.Contains($"\n| {code} | ", Page, StringComparison.Ordinal));
    }
}
