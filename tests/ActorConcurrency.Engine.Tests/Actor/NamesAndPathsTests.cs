using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

/// <summary>What actors are called, and how they are found by name.</summary>
public sealed class NamesAndPathsTests : ActorSpec
{
    private readonly IActorRef _parent;

    public NamesAndPathsTests() => _parent = Start("parent");

    [Fact]
    public async Task A_child_without_a_name_is_given_one()
    {
        var names = new List<string>();
        for (var i = 0; i < 3; i++) names.Add((await ChildOf(_parent)).Path.Name);

        Assert.Equal(["$a", "$b", "$c"], names);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("$a")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("#1")]
    public void A_name_that_a_path_cannot_hold_is_refused(string name)
    {
        var refused = Assert.Throws<InvalidActorNameException>(() => Start(name));

        Assert.StartsWith($"Illegal actor name [{name}]", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_name_is_refused()
    {
        var refused = Assert.Throws<InvalidActorNameException>(() => Start(""));

        Assert.Equal("Actor name must not be empty.", refused.Message);
    }

    [Theory]
    [InlineData("a-b_c.d")]
    [InlineData("*+:@&=,!~';()")]
    [InlineData("%20")]
    public void A_name_may_hold_what_a_path_may(string name) => Assert.Equal(name, Start(name).Path.Name);

    [Fact]
    public void A_name_is_given_once()
    {
        var refused = Assert.Throws<InvalidActorNameException>(() => Start("parent"));

        Assert.Equal("Actor name \"parent\" is not unique!", refused.Message);
    }

    [Fact]
    public async Task A_path_tells_where_an_actor_stands()
    {
        var child = await ChildOf(_parent, "child");

        Assert.Equal($"akka://{Sys.Name}/user/parent/child", child.Path.ToString());
        Assert.Equal("/user/parent/child", child.Path.ToStringWithoutAddress());
        Assert.Equal(["user", "parent", "child"], child.Path.Elements);
        Assert.Equal(_parent.Path, child.Path.Parent);
        Assert.Equal(_parent.Path / "child", child.Path);
    }

    [Fact]
    public void A_reference_prints_as_its_path_and_its_number()
    {
        Assert.Equal($"[{_parent.Path}#{_parent.Path.Uid}]", _parent.ToString());
        Assert.Equal($"{_parent.Path}#{_parent.Path.Uid}", _parent.Path.ToSerializationFormat());
        Assert.NotEqual(0, _parent.Path.Uid);
    }

    [Fact]
    public void A_path_is_read_from_its_text()
    {
        var path = ActorPath.Parse("akka://test/user/parent/child#42");

        Assert.Equal("child", path.Name);
        Assert.Equal(42, path.Uid);
        Assert.Equal("akka://test/user/parent", path.Parent.ToString());
        Assert.False(ActorPath.TryParse("no path", out _));
    }

    [Fact]
    public async Task A_parent_knows_its_children()
    {
        var first = await ChildOf(_parent, "first");
        var second = await ChildOf(_parent, "second");

        Assert.Equal(first, await Inside(_parent, context => context.Child("first")));
        Assert.Equal(ActorRefs.Nobody, await Inside(_parent, context => context.Child("third")));
        Assert.Equal([first, second], await Inside(_parent, context => context.GetChildren().OrderBy(child => child.Path.Name).ToArray()));
        Assert.Equal(_parent, await Inside(first, context => context.Parent));
    }

    [Theory]
    [InlineData("../second")]
    [InlineData("../sec*")]
    [InlineData("/user/parent/second")]
    [InlineData("../../parent/second")]
    public async Task A_selection_is_relative_to_the_actor_that_makes_it(string path)
    {
        var first = await ChildOf(_parent, "first");
        var second = await ChildOf(_parent, "second");

        var selection = await Inside(first, context => context.ActorSelection(path));

        Assert.Equal(second, await selection.ResolveOne(Ample));
    }
}
