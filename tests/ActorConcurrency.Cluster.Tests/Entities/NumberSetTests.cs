using CsCheck;

namespace ActorConcurrency.Cluster.Tests;

public sealed class NumberSetTests
{
    [Fact]
    public void It_has_what_was_added_and_not_trimmed_in_rows_that_do_not_touch() => Gen.Select(Gen.Int[0, 9], Gen.Long[-20, 20]).Array[0, 100].Sample(deeds =>
    {
        var (numbers, model) = (new NumberSet(), new SortedSet<long>());
        foreach (var (kind, number) in deeds)
        {
            if (kind > 0) Assert.Equal(model.Add(number), numbers.Add(number));
            else Trim(numbers, model, number);
            AssertSame(model, numbers);
            AssertSame(model, Copy(numbers));
        }
    });

    [Fact]
    public void Recent_numbers_are_those_that_came_last_each_once()
    {
        var recent = new RecentNumbers(room: 2);
        foreach (var number in new[] { 1L, 2, 2, 3 }) recent.Add(number);

        Assert.Equal([2, 3], recent.All);
        Assert.False(recent.Contains(1));
        Assert.True(recent.Contains(2));
    }

    private static void Trim(NumberSet numbers, SortedSet<long> model, long floor)
    {
        numbers.Trim(floor);
        model.RemoveWhere(number => number < floor);
    }

    private static NumberSet Copy(NumberSet numbers)
    {
        var (bounds, copy) = (numbers.Bounds.ToArray(), new NumberSet());
        for (var at = 0; at < bounds.Length; at += 2) copy.Append(bounds[at], bounds[at + 1]);
        return copy;
    }

    private static void AssertSame(SortedSet<long> model, NumberSet numbers)
    {
        for (var number = -22L; number <= 22; number++) Assert.Equal(model.Contains(number), numbers.Contains(number));
        var firsts = model.Where(number => !model.Contains(number - 1));
        var lasts = model.Where(number => !model.Contains(number + 1));
        Assert.Equal(firsts.Concat(lasts).Order(), numbers.Bounds.Order());
    }
}
