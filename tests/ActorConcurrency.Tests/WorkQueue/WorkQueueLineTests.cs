namespace ActorConcurrency.Tests;

public sealed class WorkQueueLineTests
{
    private readonly WorkQueueLine<string> _line = new(StringComparer.Ordinal);

    [Theory]
    [InlineData("abcd")]
    [InlineData("dcba")]
    [InlineData("bdac")]
    [InlineData("adbc")]
    public void Whatever_comes_first_the_order_is_kept(string arrivals)
    {
        foreach (var letter in arrivals) _line.Add(letter.ToString());

        Assert.Equal(("a", "d", 4), (_line.First, _line.Last, _line.Count));
        Assert.Equal(["a", "d", "b", "c"], [_line.RemoveFirst(), _line.RemoveLast(), _line.RemoveFirst(), _line.RemoveLast()]);
        Assert.Equal(0, _line.Count);
    }

    [Fact]
    public void It_does_what_a_sorted_set_does()
    {
        var random = new Random(1);
        var sorted = new SortedSet<string>(StringComparer.Ordinal);

        for (var step = 0; step < 20_000; step++)
        {
            // Grows for a while, then shrinks for a while, and is empty now and then.
            if (sorted.Count == 0 || random.Next(100) < (step / 500 % 2 == 0 ? 70 : 30))
            {
                var item = $"{random.Next(4):0} {step}";
                _line.Add(item);
                sorted.Add(item);
                continue;
            }

            var isFirst = random.Next(2) == 0;
            var expected = isFirst ? sorted.Min! : sorted.Max!;
            Assert.Equal((sorted.Min, sorted.Max), (_line.First, _line.Last));
            Assert.Equal(expected, isFirst ? _line.RemoveFirst() : _line.RemoveLast());
            sorted.Remove(expected);
            Assert.Equal(sorted.Count, _line.Count);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_comes_in_at_an_end_allocates_nothing_once_it_is_as_long_as_it_gets(bool atTheEnd)
    {
        var items = Enumerable.Range(0, 100).Select(number => $"{(atTheEnd ? number : 99 - number):00}").ToArray();
        foreach (var item in items) _line.Add(item);
        while (_line.Count > 0) _line.RemoveFirst();
        var before = GC.GetAllocatedBytesForCurrentThread();

        foreach (var item in items) _line.Add(item);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 99);
    }
}
