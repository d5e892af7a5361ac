using Akka.Util;

namespace ActorConcurrency.Engine.Tests.Util;

/// <summary>Result, Try and Either.</summary>
public class OutcomeTests
{
    private static readonly InvalidOperationException Fault = new("fault");

    [Fact]
    public void A_result_keeps_what_a_function_returns_or_throws()
    {
        Assert.Equal("Success (3)", Result.From(() => 3).ToString());
        Assert.Same(Fault, Result.From<int>(() => throw Fault).Exception);
        Assert.False(default(Result<int>).IsSuccess);
        Assert.Equal(Result.Success(3), Result.Success(3));
        Assert.True(Result.Success(3) != Result.Failure<int>(Fault));
    }

    [Fact]
    public void A_result_keeps_what_a_task_ended_with()
    {
        Assert.Equal(3, Result.FromTask(Task.FromResult(3)).Value);
        Assert.Same(Fault, Result.FromTask(Task.FromException<int>(Fault)).Exception!.InnerException);
        Assert.False(Result.FromTask(Task.FromCanceled<int>(new CancellationToken(true))).IsSuccess);
    }

    [Fact]
    public void A_try_gives_its_value_or_throws_its_failure()
    {
        Assert.Equal(3, Try<int>.From(() => 3).Get());
        Assert.Same(Fault, Assert.Throws<InvalidOperationException>(() => new Try<int>(Fault).Get()));
    }

    [Fact]
    public void A_failed_try_can_be_replaced()
    {
        var failed = new Try<int>(Fault);

        Assert.Equal(4, failed.OrElse(4).Get());
        Assert.Equal(4, failed.GetOrElse(() => 4).Get());
        Assert.Equal(4, failed.RecoverWith(_ => 4).Get());
        Assert.Equal(3, new Try<int>(3).GetOrElse(() => 4).Get());
    }

    [Fact]
    public void A_handler_sees_the_failure_and_may_fail_itself()
    {
        var failed = new Try<int>(Fault);
        Exception? seen = null;
        var second = new InvalidOperationException("second");

        var same = failed.Recover(failure => seen = failure);
        var other = failed.RecoverWith(_ => throw second);

        Assert.Same(Fault, seen);
        Assert.Same(Fault, same.Failure.Value);
        Assert.Same(second, other.Failure.Value);
    }

    [Fact]
    public void An_either_is_folded_and_mapped_on_the_side_that_counts()
    {
        Either<int, string> left = Either.Left(3), right = Either.Right("b");

        Assert.Equal("L3", left.Fold(n => "L" + n, s => "R" + s));
        Assert.Equal("Rb", right.Fold(n => "L" + n, s => "R" + s));
        Assert.Equal(4, left.MapLeft(n => n + 1).Value);
        Assert.Equal("b", right.MapLeft(n => n + 1).Value);
        Assert.Equal(1, right.MapRight(s => s.Length).Value);
        Assert.True(left.IsLeft && right.IsRight);
        Assert.Equal(3, left.ToLeft().Value);
    }
}
