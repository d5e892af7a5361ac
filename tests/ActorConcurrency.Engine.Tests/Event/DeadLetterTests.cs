using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

public sealed class DeadLetterTests : TestKit, IAsyncLifetime
{
    private const string Hint = " This logging can be turned off or adjusted with configuration settings 'akka.log-dead-letters' "
        + "and 'akka.log-dead-letters-during-shutdown'. Message content: ";

    public DeadLetterTests() : base("akka { log-dead-letters = 2, log-dead-letters-suspend-duration = infinite, loglevel = INFO }")
    {
    }

    public async Task InitializeAsync()
    {
        // It subscribes when it starts, and answers once it has.
        await Sys.ActorSelection("/system/deadLetterListener").Ask<ActorIdentity>(new Identify(1));
        Sys.EventStream.Subscribe(TestActor, typeof(Info));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private sealed class Quiet : IDeadLetterSuppression;

    private sealed class Wrapper(object message) : IWrappedMessage
    {
        public object Message { get; } = message;
    }

    [Fact]
    public async Task A_message_to_a_stopped_actor_is_logged_in_its_name()
    {
        var dead = await StoppedActor();

        dead.Tell("news", TestActor);

        var logged = await ExpectMsgAsync<Info>();
        Assert.Equal(dead.Path.ToString(), logged.LogSource);
        Assert.Equal($"Message [String] from {TestActor} to {dead} was not delivered. [1] dead letters encountered. "
            + $"If this is not an expected behavior then {dead} may have terminated unexpectedly.{Hint}news", logged.Message.ToString());
    }

    [Fact]
    public async Task A_dropped_message_is_logged_with_its_reason()
    {
        Sys.EventStream.Publish(new Dropped("news", "Queue is full", ActorRefs.NoSender, TestActor));

        var logged = await ExpectMsgAsync<Info>();
        Assert.Equal($"Message [String] to {TestActor} was dropped. Queue is full. [1] dead letters encountered.{Hint}news", logged.Message.ToString());
    }

    [Fact]
    public async Task An_unhandled_message_is_logged()
    {
        Sys.EventStream.Publish(new UnhandledMessage("news", Sys.DeadLetters, TestActor));

        var logged = await ExpectMsgAsync<Info>();
        Assert.Equal($"Message [String] to {TestActor} was unhandled. [1] dead letters encountered.{Hint}news", logged.Message.ToString());
    }

    [Fact]
    public async Task A_wrapped_message_is_logged_by_what_is_inside()
    {
        Sys.EventStream.Publish(new DeadLetter(new Wrapper("news"), Sys.DeadLetters, TestActor));

        var logged = await ExpectMsgAsync<Info>();
        Assert.StartsWith("Message [String] wrapped in [", logged.Message.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("Message content: news", logged.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_so_many_dead_letters_no_more_are_logged()
    {
        Publish("first");
        Publish("second");
        Publish("third");

        Assert.Contains("[1] dead letters encountered.", (await ExpectMsgAsync<Info>()).Message.ToString(), StringComparison.Ordinal);
        Assert.Contains("[2] dead letters encountered, no more dead letters will be logged", (await ExpectMsgAsync<Info>()).Message.ToString(), StringComparison.Ordinal);
        Sys.Log.Info("mark");
        Assert.Equal("mark", (await ExpectMsgAsync<Info>()).Message.ToString());
    }

    [Fact]
    public async Task A_message_that_wants_no_fuss_is_suppressed_and_not_logged()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(AllDeadLetters));
        var dead = await StoppedActor();
        var message = new Quiet();

        dead.Tell(message, TestActor);

        var suppressed = await ExpectMsgAsync<SuppressedDeadLetter>();
        Assert.Same(message, suppressed.Message);
        Sys.Log.Info("mark");
        Assert.Equal("mark", (await ExpectMsgAsync<Info>()).Message.ToString());
    }

    [Fact]
    public void A_dead_letter_names_its_sender_and_its_recipient()
    {
        Assert.Equal($"DeadLetter from {TestActor} to {TestActor}: <news>", new DeadLetter("news", TestActor, TestActor).ToString());
        Assert.Throws<ArgumentNullException>("sender", () => new DeadLetter("news", null!, TestActor));
        Assert.Throws<ArgumentNullException>("recipient", () => new DeadLetter("news", TestActor, null!));
        Assert.Equal("full", new Dropped("news", "full", TestActor).Reason);
    }

    private void Publish(string message) => Sys.EventStream.Publish(new DeadLetter(message, Sys.DeadLetters, TestActor));

    private async Task<IActorRef> StoppedActor()
    {
        var actor = Sys.ActorOf(Props.Empty, "short-lived");
        await WatchAsync(actor);
        Sys.Stop(actor);
        await ExpectTerminatedAsync(actor);
        return actor;
    }
}
