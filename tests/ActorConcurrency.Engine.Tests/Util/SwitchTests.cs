using Akka.Util;

namespace ActorConcurrency.Engine.Tests.Util;

public class SwitchTests
{
    [Fact]
    public void A_switch_turns_once_in_each_direction()
    {
        var light = new Switch();

        Assert.True(light.SwitchOn());
        Assert.False(light.SwitchOn());
        Assert.True(light.IsOn);
        Assert.True(light.SwitchOff());
        Assert.False(light.SwitchOff());
        Assert.True(light.IsOff);
    }

    [Fact]
    public void A_transition_whose_action_throws_is_taken_back()
    {
        var light = new Switch(startAsOn: true);

        Assert.Throws<InvalidOperationException>(() => light.SwitchOff(() => throw new InvalidOperationException()));

        Assert.True(light.IsOn);
    }

    [Fact]
    public void An_action_sees_the_new_position_of_the_switch_it_runs_under()
    {
        var light = new Switch();
        var seen = false;

        light.SwitchOn(() => light.WhileOn(() => seen = light.IsOn));

        Assert.True(seen);
    }

    [Fact]
    public void Conditional_actions_run_in_their_position_only()
    {
        var light = new Switch();
        var ran = new List<string>();

        Assert.False(light.IfOn(() => ran.Add("if on")));
        Assert.True(light.IfOff(() => ran.Add("if off")));
        Assert.False(light.WhileOn(() => ran.Add("while on")));
        Assert.True(light.WhileOff(() => ran.Add("while off")));

        Assert.Equal(["if off", "while off"], ran);
    }
}
