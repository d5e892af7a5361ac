using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Engine.Tests;

/// <summary>The configuration of this repository's own specs, <c>hocon/test.conf</c>.</summary>
public sealed class TestConfTests : Akka.TestKit.Xunit2.TestKit
{
    private sealed record Letter(string Text);

    private sealed record InProcess(string Text) : INoSerializationVerificationNeeded;

    public TestConfTests() : base(ConfigurationFactory.ParseString(Repository.Read("hocon/test.conf"))) { }

    [Fact]
    public void Messages_are_serialised_unless_they_never_leave_the_process()
    {
        var (letter, inProcess) = (new Letter("dear all"), new InProcess("dear all"));

        TestActor.Tell(letter);
        TestActor.Tell(inProcess);

        Assert.NotSame(letter, ExpectMsg(letter));
        Assert.Same(inProcess, ExpectMsg<InProcess>());
    }

    [Fact]
    public void The_log_is_quiet()
    {
        Assert.False(Log.IsInfoEnabled);
        Assert.True(Log.IsWarningEnabled);
        Assert.Equal(TimeSpan.FromSeconds(20), Sys.Settings.AskTimeout);
        Assert.Equal(0, Sys.Settings.LogDeadLetters);
    }
}
