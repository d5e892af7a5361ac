using ActorConcurrency.Hosting;
using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace ActorConcurrency.App.Tests;

/// <summary>How a test of a user's has its own clock.</summary>
internal static class ClockSnippets
{
    public static async Task GivenAtTheStartAsync(ActorSystem system)
    {
        var clock = new FakeTimeProvider();
        await using var jobs = ActorSchedule.Start(system, timeProvider: clock);
        var isSent = false;
        var entry = await jobs.EnterAsync(TimeSpan.FromHours(1), () => isSent = true);

        clock.Advance(TimeSpan.FromHours(1));

        // The action runs on the thread pool, perhaps a moment later: wait for its end before you look.
        await entry.Completion;
        Assert.True(isSent);
    }

    public static async Task TakenFromTheContainerAsync()
    {
        var clock = new FakeTimeProvider();
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddActorConcurrency().AddAkka("test", akka => akka
            .WithSemaphore("licences", options => options.Lease = TimeSpan.FromMinutes(1)));
        using var host = builder.Build();
        await host.StartAsync();
        var licences = host.Services.GetRequiredKeyedService<ActorSemaphore>("licences");
        var forgotten = await licences.AcquireAsync();
        // Asked for at the beginning of the work, as an application does.
        var lost = forgotten.Lost;

        clock.Advance(TimeSpan.FromMinutes(1));

        // Waits until the permit was taken back, however long that takes.
        await using var next = await licences.AcquireAsync();
        Assert.True(lost.IsCancellationRequested);
    }
}
