namespace ActorConcurrency.Tests;

/// <summary>The checker itself: it lets pass what can be explained, and nothing else. Times are counted by hand.</summary>
public sealed class LinearizerTests
{
    private static readonly Model Zero = new CounterModel(0);
    private static readonly Outcome.Unknown NobodyKnows = new("the actor died");
    private static readonly Outcome.Ended TookNothing = new("cancelled");
    private int _lastId;

    [Fact]
    public void One_after_the_other_is_explained() => Explains(Zero, Add(1, 2, "it is 1"), Add(3, 4, "it is 2"), Read(5, 6, "it is 2"));

    [Fact]
    public void Of_two_at_once_either_may_have_been_first() => Explains(Zero, Add(1, 4, "it is 2"), Add(2, 3, "it is 1"));

    [Fact]
    public void A_lost_update_is_not_explained() => Refutes(Zero, Add(1, 4, "it is 1"), Add(2, 3, "it is 1"));

    [Fact]
    public void A_stale_read_is_not_explained() => Refutes(Zero, Add(1, 2, "it is 1"), Read(3, 4, "it is 0"));

    [Fact]
    public void A_read_meanwhile_may_be_early_or_late()
    {
        Explains(Zero, Add(1, 4, "it is 1"), Read(2, 3, "it is 0"));
        Explains(Zero, Add(1, 4, "it is 1"), Read(2, 3, "it is 1"));
    }

    [Fact]
    public void Two_readers_do_not_see_a_change_come_and_go() =>
        Refutes(Zero, Add(1, 8, "it is 1"), Read(2, 3, "it is 1"), Read(4, 5, "it is 0"));

    [Fact]
    public void What_is_unknown_may_have_been_done_at_any_time_or_never()
    {
        Explains(Zero, Add(1, 2, NobodyKnows), Read(3, 4, "it is 0"), Read(5, 6, "it is 1"));
        Explains(Zero, Add(1, 2, NobodyKnows), Read(3, 4, "it is 0"));
    }

    [Fact]
    public void What_is_unknown_is_not_done_before_it_is_asked_nor_twice()
    {
        Refutes(Zero, Read(1, 2, "it is 1"), Add(3, 4, NobodyKnows));
        Refutes(Zero, Add(1, 2, NobodyKnows), Read(3, 4, "it is 2"));
    }

    [Fact]
    public void What_was_refused_at_the_door_has_not_been_done()
    {
        Explains(Zero, Add(1, 2, new Outcome.Nothing("stopped")), Read(3, 4, "it is 0"));
        Refutes(Zero, Add(1, 2, new Outcome.Nothing("stopped")), Read(3, 4, "it is 1"));
    }

    [Fact]
    public void More_permits_than_there_are_is_not_explained() => Refutes(Permits(1), Acquire(1, 4, Granted(1)), Acquire(2, 3, Granted(2)));

    [Fact]
    public void Who_asked_later_is_not_served_first() =>
        Refutes(Permits(0), Acquire(1, 12, Granted(2)), Look(2, 3, 0, 0, 1), Acquire(4, 8, Granted(1)), Release(5, 6), Release(9, 10));

    [Fact]
    public void Of_two_who_asked_at_once_either_may_be_served_first()
    {
        Explains(Permits(0), Acquire(1, 9, TookNothing), Acquire(2, 8, Granted(1)), Release(5, 6));
        Explains(Permits(0), Acquire(2, 8, TookNothing), Acquire(1, 9, Granted(1)), Release(5, 6));
    }

    [Fact]
    public void A_wait_that_was_given_up_may_have_held_up_others()
    {
        Explains(Permits(1), Acquire(1, 6, TookNothing, permits: 2), Acquire(2, 3, "not now", permits: 1, waits: false), Look(7, 8, 1, 0));
        Refutes(Permits(1), Acquire(1, 2, TookNothing, permits: 2), Acquire(3, 4, "not now", permits: 1, waits: false));
    }

    [Fact]
    public void What_was_granted_to_who_had_given_up_is_back_when_the_wait_is_over()
    {
        Explains(Permits(1), Acquire(1, 4, TookNothing), Look(2, 3, 0, 1), Look(5, 6, 1, 0));
        Refutes(Permits(1), Acquire(1, 2, TookNothing), Look(3, 4, 0, 1));
    }

    [Fact]
    public void Fencing_tokens_grow()
    {
        Explains(Permits(2), Acquire(1, 2, Granted(4)), Acquire(3, 4, Granted(7)));
        Refutes(Permits(2), Acquire(1, 2, Granted(7)), Acquire(3, 4, Granted(4)));
    }

    [Fact]
    public void A_fencing_token_that_its_owner_was_given_later_is_newer_than_those_before_and_says_nothing_of_those_behind()
    {
        Explains(Permits(2), Acquire(1, 2, GrantedOrNewer(7)), Acquire(3, 4, Granted(4)));
        Refutes(Permits(2), Acquire(1, 2, Granted(7)), Acquire(3, 4, GrantedOrNewer(4)));
    }

    [Fact]
    public void An_item_that_was_got_was_put_before_and_is_got_once()
    {
        var queue = new WorkQueueModel(new WorkQueueSettings());

        Explains(queue, Put(1, 2, 7, "put"), Get(3, 4, "got 7"));
        Refutes(queue, Put(1, 2, 7, "put"), Get(3, 6, "got 7"), Get(4, 5, "got 7"));
        Refutes(queue, Get(1, 2, "got 7"), Put(3, 4, 7, "put"));
    }

    [Fact]
    public void Items_do_not_overtake_each_other()
    {
        var queue = new WorkQueueModel(new WorkQueueSettings());

        Refutes(queue, Put(1, 2, 7, "put"), Put(3, 4, 8, "put"), Get(5, 6, "got 8"));
        Explains(queue, Put(1, 4, 7, "put"), Put(2, 3, 8, "put"), Get(5, 6, "got 8"));
    }

    [Fact]
    public void A_put_that_was_given_up_has_put_nothing()
    {
        var queue = new WorkQueueModel(new WorkQueueSettings());

        Explains(queue, Put(1, 2, 7, TookNothing), Get(3, 4, "not now", waits: false));
        Refutes(queue, Put(1, 6, 7, TookNothing), Get(2, 3, "got 7"));
    }

    [Fact]
    public void An_item_that_came_back_is_there_again()
    {
        var queue = new WorkQueueModel(new WorkQueueSettings());

        Explains(queue, Put(1, 2, 7, "put"), Get(3, 6, TookNothing), Get(4, 5, "not now", waits: false), Get(7, 8, "got 7"));
        Refutes(queue, Put(1, 2, 7, "put"), Get(3, 4, TookNothing), Get(5, 6, "not now", waits: false));
    }

    private static Model Permits(int free) => new SemaphoreModel(Maximum: 9, free);

    private static Outcome.Answered Granted(long token) => new("granted", token);

    private static Outcome.Answered GrantedOrNewer(long token) => Granted(token) with { MayBeNewer = true };

    private static void Explains(Model initial, params Operation[] history) => Assert.Null(Linearizer.Refute(initial, history));

    private static void Refutes(Model initial, params Operation[] history) => Assert.NotNull(Linearizer.Refute(initial, history));

    private Operation Add(long from, long to, Says outcome) => Did(from, to, new CounterModel.Add(1, TellsValue: true), outcome);

    private Operation Read(long from, long to, Says outcome) => Did(from, to, new CounterModel.Read(), outcome);

    private Operation Acquire(long from, long to, Says outcome, int permits = 1, bool waits = true) =>
        Did(from, to, new SemaphoreModel.Acquire(permits, waits, Session: 0), outcome);

    private Operation Release(long from, long to) => Did(from, to, new SemaphoreModel.Release(1), "done");

    private Operation Look(long from, long to, int free, int held, params int[] waiting) =>
        Did(from, to, new SemaphoreModel.Look(), SemaphoreModel.Look.Of(free, held, waiting));

    private Operation Put(long from, long to, int item, Says outcome) => Did(from, to, new WorkQueueModel.Offer(item, 0, Waits: true), outcome);

    private Operation Get(long from, long to, Says outcome, bool waits = true) => Did(from, to, new WorkQueueModel.Take(waits, Session: 0), outcome);

    private Operation Did(long from, long to, object request, Says outcome) =>
        new(++_lastId, participant: _lastId, request) { Called = from, Returned = to, Outcome = outcome.Outcome };

    /// <summary>An outcome, or the text of an answer.</summary>
    private sealed record Says(Outcome Outcome)
    {
        public static implicit operator Says(string text) => new(new Outcome.Answered(text));

        public static implicit operator Says(Outcome outcome) => new(outcome);
    }
}
