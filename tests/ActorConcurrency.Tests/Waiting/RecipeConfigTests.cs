using System.Text.RegularExpressions;
using Akka.Actor;

namespace ActorConcurrency.Tests;

public sealed class RecipeConfigTests
{
    [Fact]
    public async Task The_defaults_are_put_into_a_system_that_is_already_running() =>
        await Settings.In("", system =>
        {
            SemaphoreSettings.Read(system);

            Assert.Equal(1, system.Settings.Config.GetInt("actor-concurrency.semaphore.initial"));
        });

    [Fact]
    public async Task They_lie_below_what_the_application_says() =>
        await Settings.In("actor-concurrency.dispatcher.type = PinnedDispatcher", system =>
        {
            SemaphoreSettings.Read(system);

            Assert.Equal("PinnedDispatcher", system.Settings.Config.GetString("actor-concurrency.dispatcher.type"));
        });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_recipe_can_be_started_from_inside_an_actor_and_ends_with_it()
    {
        var system = ActorSystem.Create("inside", Actors.Quiet);
        var started = new TaskCompletionSource<ActorCounter>(TaskCreationOptions.RunContinuationsAsynchronously);
        var parent = system.ActorOf(Props.Create(() => new Parent(started)));
        var counter = await started.Task;
        Assert.Equal(parent.Path, counter.Actor.Path.Parent);
        await counter.IncrementAsync();

        await parent.GracefulStop(Limit.Hang);

        await Assert.ThrowsAsync<StoppedException>(async () => await counter.ValueAsync());
        await system.Terminate();
    }

    [Fact]
    public void Every_key_of_the_reference_has_a_comment_that_says_its_default()
    {
        var comment = "";
        foreach (var line in Repository.Read("hocon/reference.conf").Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith('#')) comment += line;
            else if (Regex.IsMatch(line, @"^[\w-]+ =")) AssertDocumented(line, ref comment);
            else if (line.Length == 0) comment = "";
        }
    }

    private static void AssertDocumented(string line, ref string comment)
    {
        Assert.True(comment.Contains("by default", StringComparison.Ordinal), $"No comment says the default of: {line}");
        comment = "";
    }

    private sealed class Parent : UntypedActor
    {
        public Parent(TaskCompletionSource<ActorCounter> started) => started.SetResult(ActorCounter.Start(Context));

        protected override void OnReceive(object message) { }
    }
}
