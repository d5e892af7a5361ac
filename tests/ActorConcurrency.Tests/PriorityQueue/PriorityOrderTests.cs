namespace ActorConcurrency.Tests;

public sealed class PriorityOrderTests
{
    /// <summary>Against a list that is sorted anew each time: few priorities and many, some items that come back, are changed, or are removed.</summary>
    [Theory]
    [InlineData(3, false)]
    [InlineData(100_000, false)]
    [InlineData(3, true)]
    public void It_does_what_sorting_does(int priorities, bool ageing)
    {
        var interval = TimeSpan.FromSeconds(1.5);
        var order = new PriorityOrder<string>(ageing ? interval : null);
        var (model, back) = (new List<PriorityJob<string>>(), new List<PriorityJob<string>>());
        var random = new Random(1);

        for (var number = 1; number <= 6_000; number++)
        {
            // Grows for a while, then shrinks for a while, and is empty now and then.
            if (random.Next(100) < (number / 500 % 2 == 0 ? 70 : 30)) Add(new($"{number}", random.Next(priorities), number, TimeSpan.FromSeconds(number)));
            else if (model.Count > 0) Take();
            if (back.Count > 0 && random.Next(20) == 0) Add(Pick(back));
            if (model.Count > 0 && random.Next(10) == 0) Change(Pick(model), random.Next(priorities), remove: random.Next(2) == 0);
            Assert.False(order.Remove(number + 1, out _));
        }

        while (model.Count > 0) Take();
        Assert.Equal(0, order.Count);

        void Add(PriorityJob<string> job)
        {
            order.Add(job);
            model.Add(job);
        }

        void Take()
        {
            var first = model.OrderBy(job => ageing ? (job.Since - (job.Priority * interval)).Ticks : -job.Priority).ThenBy(job => job.Number).First();
            Assert.Equal((first, model.Count), (order.First, order.Count));
            Assert.Equal(first, order.TakeFirst());
            model.Remove(first);
            back.Add(first);
        }

        void Change(PriorityJob<string> job, int priority, bool remove)
        {
            if (remove) Assert.True(order.Remove(job.Number, out _));
            else Assert.True(order.Reprioritize(job.Number, priority));
            if (!remove) model.Add(job with { Priority = priority });
        }

        PriorityJob<string> Pick(List<PriorityJob<string>> from)
        {
            var picked = from[random.Next(from.Count)];
            from.Remove(picked);
            return picked;
        }
    }

    [Fact]
    public void Nothing_is_allocated_once_it_has_been_as_long_as_it_gets()
    {
        var order = new PriorityOrder<int>(null);
        Fill();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Fill();

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 99);

        void Fill()
        {
            for (var number = 1; number <= 1_000; number++) order.Add(new(number, number * 7919 % 64, number, default));
            while (order.Count > 0) order.TakeFirst();
        }
    }
}
