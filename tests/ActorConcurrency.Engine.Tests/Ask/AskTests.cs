using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

public sealed class AskTests : TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly IActorRef _echo;
    private readonly IActorRef _silent;

    public AskTests() : base("akka.actor.ask-timeout = 10s")
    {
        _echo = Sys.ActorOf(Props.Create(() => new Echo()), "echo");
        _silent = Sys.ActorOf(Props.Create(() => new Silent(TestActor)), "silent");
    }

    [Fact]
    public async Task The_first_reply_is_the_answer()
    {
        Assert.Equal("hello", await _echo.Ask<string>("hello"));
        Assert.Equal("hello", await _echo.Ask("hello"));
        Assert.Equal(42, await _echo.Ask<int>(42, Patience));
    }

    [Fact]
    public async Task The_question_may_carry_the_address_for_the_reply()
    {
        Assert.Equal("direct", await _echo.Ask<string>(asker => new ReplyTo(asker, "direct"), null, CancellationToken.None));
    }

    [Fact]
    public async Task A_selection_can_be_asked()
    {
        Assert.Equal("hello", await Sys.ActorSelection("/user/echo").Ask<string>("hello"));
    }

    [Fact]
    public async Task Many_can_ask_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => Task.Run(() => _echo.Ask<int>(i))));

        Assert.Equal(Enumerable.Range(0, 1000), answers);
    }

    [Fact]
    public async Task A_reply_may_be_null()
    {
        Assert.Null(await _echo.Ask<string>(new ReplyNull()));
        Assert.Equal(0, await _echo.Ask<int>(new ReplyNull()));
    }

    [Fact]
    public async Task A_reply_of_another_type_is_a_failure_and_a_dead_letter()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        var failure = await Assert.ThrowsAsync<ArgumentException>(() => _echo.Ask<int>("text"));

        Assert.Equal("Received message of type [System.String] - Ask expected message of type [System.Int32]", failure.Message);
        Assert.Equal("text", (await ExpectMsgAsync<DeadLetter>()).Message);
    }

    [Fact]
    public async Task A_failure_as_reply_fails_the_asker_unless_it_is_what_was_asked_for()
    {
        var reply = new Status.Failure(new InvalidOperationException("boom"));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _echo.Ask<string>(reply));

        Assert.Equal("boom", failure.Message);
        Assert.Same(reply, await _echo.Ask<Status>(reply));
        Assert.Same(reply, await _echo.Ask(reply));
    }

    [Fact]
    public async Task Without_a_reply_it_ends_after_its_time()
    {
        var failure = await Assert.ThrowsAsync<AskTimeoutException>(() => _silent.Ask<string>("?", TimeSpan.FromMilliseconds(120)));

        Assert.Equal("Timeout after 0.12 seconds", failure.Message);
    }

    [Fact]
    public async Task A_reply_that_comes_too_late_is_a_dead_letter()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        await Assert.ThrowsAsync<AskTimeoutException>(() => _silent.Ask<string>("?", TimeSpan.FromMilliseconds(50)));
        var asker = await ExpectMsgAsync<IActorRef>();

        asker.Tell("late", _silent);

        Assert.Equal("late", (await ExpectMsgAsync<DeadLetter>()).Message);
    }

    [Fact]
    public async Task Every_reply_after_the_first_is_a_dead_letter()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var answer = _silent.Ask<string>("?");
        var asker = await ExpectMsgAsync<IActorRef>();

        foreach (var reply in new[] { "first", "second", "third" }) asker.Tell(reply, _silent);

        Assert.Equal("first", await answer);
        Assert.Equal("second", (await ExpectMsgAsync<DeadLetter>()).Message);
        Assert.Equal("third", (await ExpectMsgAsync<DeadLetter>()).Message);
    }

    [Fact]
    public async Task A_cancelled_token_ends_it_and_later_replies_vanish()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        using var source = new CancellationTokenSource();
        var answer = _silent.Ask<string>("?", Patience, source.Token);
        var asker = await ExpectMsgAsync<IActorRef>();

        source.Cancel();
        asker.Tell("late", _silent);
        Sys.DeadLetters.Tell("after", ActorRefs.NoSender);

        await Assert.ThrowsAsync<TaskCanceledException>(() => answer);
        Assert.Equal("after", (await ExpectMsgAsync<DeadLetter>()).Message);
    }

    [Fact]
    public async Task A_token_that_was_cancelled_before_ends_it_at_once()
    {
        var answer = _silent.Ask<string>("?", new CancellationToken(canceled: true));

        await Assert.ThrowsAsync<TaskCanceledException>(() => answer);
    }

    [Fact]
    public async Task The_asker_is_found_by_its_path_until_the_reply_comes()
    {
        var answer = _silent.Ask<string>("?");
        var asker = await ExpectMsgAsync<IActorRef>();
        var provider = ((ExtendedActorSystem)Sys).Provider;

        Assert.Equal("temp", asker.Path.Elements[0]);
        Assert.Same(asker, provider.ResolveActorRef(asker.Path.ToString()));

        provider.ResolveActorRef(asker.Path).Tell("found");
        Assert.Equal("found", await answer);
        await AwaitAssertAsync(() => Assert.NotSame(asker, provider.ResolveActorRef(asker.Path)));
    }

    [Fact]
    public async Task Continuations_do_not_run_on_the_thread_that_replies()
    {
        var answer = _silent.Ask<int>("?");
        var asker = await ExpectMsgAsync<IActorRef>();
        var continuedOn = answer.ContinueWith(_ => Environment.CurrentManagedThreadId, TaskContinuationOptions.ExecuteSynchronously);

        var repliedOn = 0;
        var replier = new Thread(() =>
        {
            repliedOn = Environment.CurrentManagedThreadId;
            asker.Tell(1, _silent);
        });
        replier.Start();
        replier.Join();

        Assert.NotEqual(repliedOn, await continuedOn);
    }

    [Fact]
    public void What_has_no_system_cannot_be_asked()
    {
        Exception? failure = null;
        // Elsewhere than here: inside an actor, or a test kit, there is a system around.
        var elsewhere = new Thread(() => failure = Record.Exception(() => { _ = new NoReference().Ask("?"); }));
        elsewhere.Start();
        elsewhere.Join();

        Assert.IsType<ArgumentException>(failure);
    }

    private sealed record ReplyTo(IActorRef Asker, object Answer);

    private sealed record ReplyNull;

    private sealed class NoReference : ICanTell
    {
        public void Tell(object message, IActorRef? sender) { }
    }

    private sealed class Echo : ReceiveActor
    {
        public Echo()
        {
            Receive<ReplyTo>(message => message.Asker.Tell(message.Answer));
            Receive<ReplyNull>(_ => Sender.Tell(null!));
            ReceiveAny(message => Sender.Tell(message));
        }
    }

    /// <summary>Answers nobody, but shows who asked.</summary>
    private sealed class Silent : ReceiveActor
    {
        public Silent(IActorRef listener) => ReceiveAny(_ => listener.Tell(Sender));
    }
}
