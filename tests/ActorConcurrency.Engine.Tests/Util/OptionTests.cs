using Akka.Util;
using Akka.Util.Extensions;

namespace ActorConcurrency.Engine.Tests.Util;

public class OptionTests
{
    [Fact]
    public void Null_is_no_value_and_zero_is_one()
    {
        Assert.True(((string?)null).AsOption().IsEmpty);
        Assert.True(0.AsOption().HasValue);
    }

    [Fact]
    public void The_default_is_none()
    {
        Assert.Equal(Option<int>.None, default);
        Assert.Equal("None", default(Option<int>).ToString());
        Assert.Equal(0, default(Option<int>).Value);
    }

    [Fact]
    public void Equality_is_that_of_the_values()
    {
        Assert.True(Option<string>.Create("a") == "a");
        Assert.True(Option<string>.Create("a") != "b");
        Assert.True(Option<string>.Create("a") != Option<string>.None);
        Assert.Equal(Option<string>.Create("a").GetHashCode(), Option<string>.Create("a").GetHashCode());
    }

    [Fact]
    public void Mapping_reaches_a_value_and_skips_none()
    {
        Assert.Equal("Some<4>", Option<int>.Create(3).Select(x => x + 1).ToString());
        Assert.True(Option<int>.None.Select(x => x + 1).IsEmpty);
        Assert.True(Option<string>.Create("a").Select(_ => (string)null!).IsEmpty);
        Assert.Equal(6, Option<int>.Create(3).FlatSelect(x => Option<int>.Create(2 * x)).Value);
    }

    [Fact]
    public void The_fallback_stands_in_for_none_only()
    {
        Assert.Equal(3, Option<int>.Create(3).GetOrElse(9));
        Assert.Equal(9, Option<int>.None.GetOrElse(9));
    }

    [Fact]
    public void On_success_runs_for_a_value_only()
    {
        var seen = new List<int>();

        Option<int>.None.OnSuccess(seen.Add);
        Option<int>.Create(3).OnSuccess(seen.Add);

        Assert.Equal([3], seen);
    }
}
