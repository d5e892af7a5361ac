using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

/// <summary>The tree: top → (left → leaf, right).</summary>
public sealed class ActorSelectionTests : TestKit, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private IActorRef _top = ActorRefs.Nobody;
    private IActorRef _left = ActorRefs.Nobody;
    private IActorRef _right = ActorRefs.Nobody;
    private IActorRef _leaf = ActorRefs.Nobody;

    public async Task InitializeAsync()
    {
        _top = Sys.ActorOf(Props.Create(() => new Node()), "top");
        _left = await _top.Ask<IActorRef>(new Grow("left"));
        _right = await _top.Ask<IActorRef>(new Grow("right"));
        _leaf = await _left.Ask<IActorRef>(new Grow("leaf"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("/user/top/left/leaf")]
    [InlineData("user/top/left/leaf")]
    [InlineData("/user/top/left/leaf/")]
    [InlineData("/user//top/left/leaf")]
    [InlineData("/user/top/right/../left/leaf")]
    [InlineData("/user/top/*/leaf")]
    [InlineData("/user/top/l?ft/le*")]
    public async Task A_path_leads_to_an_actor(string path)
    {
        Assert.Equal(_leaf, await Sys.ActorSelection(path).ResolveOne(Patience));
    }

    [Fact]
    public async Task A_path_may_begin_with_an_address_or_be_a_path_object()
    {
        Assert.Equal(_leaf, await Sys.ActorSelection(_leaf.Path.ToString()).ResolveOne(Patience));
        Assert.Equal(_leaf, await Sys.ActorSelection(_leaf.Path).ResolveOne(Patience));
    }

    [Theory]
    [InlineData("leaf", "/user/top/left/leaf")]
    [InlineData("../right", "/user/top/right")]
    [InlineData("../..", "/user")]
    [InlineData("../../../../..", "/")]
    [InlineData("/user/top", "/user/top")]
    public async Task An_actor_selects_relative_to_itself(string path, string expected)
    {
        var selection = await _left.Ask<ActorSelection>(new Select(path));

        var found = await selection.ResolveOne(Patience);

        Assert.Equal(expected, found.Path.ToStringWithoutAddress());
    }

    [Theory]
    [InlineData("/user/nobody")]
    [InlineData("/user/top/left/leaf/nobody")]
    [InlineData("/user/top/z*")]
    [InlineData("akka://elsewhere/user/top")]
    public async Task A_path_to_nobody_finds_nobody(string path)
    {
        await Assert.ThrowsAsync<ActorNotFoundException>(() => Sys.ActorSelection(path).ResolveOne(Patience));

        Sys.ActorSelection(path).Tell(new Identify(path), TestActor);
        await ExpectMsgAsync(new ActorIdentity(path, null));
    }

    [Fact]
    public async Task A_message_goes_to_every_actor_that_matches()
    {
        Sys.ActorSelection("/user/top/*").Tell(new Identify("children"), TestActor);

        await ExpectIdentities(_left, _right);
    }

    [Fact]
    public async Task Two_stars_at_the_end_mean_everything_below()
    {
        Sys.ActorSelection("/user/top/**").Tell(new Identify("all"), TestActor);

        await ExpectIdentities(_left, _right, _leaf);
    }

    [Fact]
    public void Two_stars_elsewhere_are_refused()
    {
        Assert.Throws<IllegalActorNameException>(() => Sys.ActorSelection("/user/**/leaf").Tell("message", TestActor));
    }

    [Fact]
    public async Task A_message_to_nobody_is_a_dead_letter_with_its_path()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        Sys.ActorSelection("/user/top/nobody/either").Tell("lost", _leaf);

        var letter = await ExpectMsgAsync<DeadLetter>();
        Assert.Equal("lost", letter.Message);
        Assert.Equal(_leaf, letter.Sender);
        Assert.Equal("/user/top/nobody/either", letter.Recipient.Path.ToStringWithoutAddress());
    }

    [Fact]
    public async Task Where_a_wildcard_has_matched_several_a_branch_that_leads_nowhere_is_no_dead_letter()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        Sys.ActorSelection("/user/top/*/nobody").Tell("dropped", TestActor);
        Sys.ActorSelection("/user/nobody").Tell("lost", TestActor);

        Assert.Equal("lost", (await ExpectMsgAsync<DeadLetter>()).Message);
    }

    [Fact]
    public async Task The_sender_is_passed_on()
    {
        Sys.ActorSelection("/user/top/left").Tell(new Reply("answer"), TestActor);

        await ExpectMsgAsync("answer");
        Assert.Equal(_left, LastSender);
    }

    [Fact]
    public async Task It_selects_who_is_there_when_the_message_is_sent()
    {
        var selection = Sys.ActorSelection("/user/top/right");
        await _right.GracefulStop(Patience);
        await Assert.ThrowsAsync<ActorNotFoundException>(() => selection.ResolveOne(Patience));

        var successor = await _top.Ask<IActorRef>(new Grow("right"));

        Assert.Equal(successor, await selection.ResolveOne(Patience));
        Assert.NotEqual(_right, successor);
    }

    [Fact]
    public void Selections_compare_by_anchor_and_path_and_show_both()
    {
        var selection = new ActorSelection(_leaf, "../*/hello");

        Assert.Equal(new ActorSelection(_leaf, "../*/hello"), selection);
        Assert.Equal(new ActorSelection(_leaf, "../*/hello").GetHashCode(), selection.GetHashCode());
        Assert.NotEqual(new ActorSelection(_left, "../*/hello"), selection);
        Assert.NotEqual(new ActorSelection(_leaf, "../*/hell"), selection);
        Assert.Equal($"ActorSelection[Anchor({_leaf.Path}#{_leaf.Path.Uid}), Path(/../*/hello)]", selection.ToString());
        Assert.Equal("/../*/hello", selection.PathString);
    }

    private async Task ExpectIdentities(params IActorRef[] actors)
    {
        var found = new List<IActorRef>();
        foreach (var _ in actors) found.Add((await ExpectMsgAsync<ActorIdentity>()).Subject!);
        TestActor.Tell("no more");
        await ExpectMsgAsync("no more");

        Assert.Equal(actors.OrderBy(actor => actor.Path.ToString()), found.OrderBy(actor => actor.Path.ToString()));
    }

    private sealed record Grow(string Name);

    private sealed record Select(string Path);

    private sealed record Reply(object Message);

    private sealed class Node : ReceiveActor
    {
        public Node()
        {
            Receive<Grow>(grow => Sender.Tell(Context.ActorOf(Props.Create(() => new Node()), grow.Name)));
            Receive<Select>(select => Sender.Tell(Context.ActorSelection(select.Path)));
            Receive<Reply>(reply => Sender.Tell(reply.Message));
        }
    }
}
