using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>What one life of a name leaves to the next.</summary>
public sealed class EntityLivesTests
{
    private const long Client = 5;
    private const long Other = 6;

    private static readonly TimeSpan Ttl = TimeSpan.FromSeconds(30);
    private static readonly object Making = new SemaphoreMaking(2, 2, 10);
    private readonly EntityStep _step = new();

    [Fact]
    public void Tokens_go_on_after_a_deletion_though_it_comes_twice()
    {
        var first = Used();
        var second = After(new EntityFact.Erased(first.LastToken));
        var third = After(new EntityFact.Erased(second.LastToken));

        Assert.Equal(2, Token(third));
    }

    [Fact]
    public void A_name_that_is_deleted_stays_so_in_a_snapshot_and_its_tokens_go_on()
    {
        var next = Restored(After(new EntityFact.Erased(Used().LastToken)));

        Assert.False(next.IsCreated);
        Assert.Equal(2, Token(next));
    }

    [Fact]
    public void A_closed_session_stays_closed_in_a_snapshot_whatever_comes_late()
    {
        var session = new RequestId(Client, -1);
        var book = Used();
        Say(book, null, new OpenSession(session, "label"));
        Say(book, new CloseSession(new(Client, 2), session));
        var next = Restored(book);
        Say(next, null, new OpenSession(session, "label"));

        Assert.Empty(((SemaphoreImage)next.Recipe.Image()).Sessions);
    }

    [Fact]
    public void What_a_closed_session_held_is_told_again_as_it_was()
    {
        var session = new RequestId(Client, -1);
        var book = Used();
        Say(book, new Acquire(new(Client, 2), 1, Session: session), new OpenSession(session, "label"));
        var close = new CloseSession(new(Client, 3), session);
        Say(book, close);
        Say(book, close);

        Assert.Equal(new SessionClosed(close.Id, 1), _step.Replies[^1].Reply);
    }

    [Fact]
    public void Who_is_gone_does_not_come_back_in_the_next_life_either()
    {
        var book = Used();
        Say(book, Bye.Instance);
        foreach (var next in new[] { book, Restored(book) })
        {
            Say(next, new Hello(Making));
            Assert.Equal(Unknown.Instance, _step.Replies[^1].Reply);
            Assert.False(next.Knows(Client));
        }
    }

    [Fact]
    public void A_deletion_that_comes_again_does_not_delete_what_was_made_after_it()
    {
        var book = Used();
        var delete = new Delete(new(Client, 2));
        Say(book, delete);
        Assert.Equal(new Deleted(delete.Id, InUse: false), _step.Replies[^1].Reply);
        Assert.True(book.IsErased);
        Say(book, Other, new Hello(Making));

        Say(book, new Hello(Making));
        Say(book, delete);

        Assert.Equal(Unknown.Instance, Assert.Single(_step.Replies).Reply);
        Assert.True(book.IsCreated);
        Assert.True(book.Knows(Other));
    }

    [Fact]
    public void A_deletion_that_was_refused_does_not_delete_when_it_comes_again()
    {
        var book = Used();
        Say(book, new Acquire(new(Client, 2), 1));
        var delete = new Delete(new(Client, 3));
        Say(book, delete);
        Assert.Equal(new Deleted(delete.Id, InUse: true), _step.Replies[^1].Reply);
        Say(book, null, new Return(new(Client, 2)));

        foreach (var life in new[] { book, Restored(book) })
        {
            Say(life, delete);
            Assert.Equal(new Deleted(delete.Id, InUse: true), Assert.Single(_step.Replies).Reply);
            Assert.True(life.IsCreated);
        }
    }

    [Fact]
    public void What_goes_before_a_deletion_is_done_before_it()
    {
        var book = Used();
        Say(book, new Acquire(new(Client, 2), 1));

        Say(book, new Delete(new(Client, 3)), new Return(new(Client, 2)));

        Assert.Equal(new Deleted(new(Client, 3), InUse: false), _step.Replies[^1].Reply);
    }

    [Fact]
    public void Nobody_acquires_in_a_session_of_somebody_else_or_closes_it()
    {
        var book = Used();
        var session = new RequestId(Client, -1);
        Say(book, null, new OpenSession(session, "label"));
        Say(book, Other, new Hello(Making));

        Say(book, Other, new Acquire(new(Other, 1), 1, Session: session));
        Assert.Empty(_step.Replies);
        Say(book, Other, new CloseSession(new(Other, 2), session));
        Assert.Empty(_step.Replies);

        var image = (SemaphoreImage)book.Recipe.Image();
        Assert.Equal(session, Assert.Single(image.Sessions).Id);
        Assert.Empty(image.Grants);
    }

    [Fact]
    public void Nobody_names_what_somebody_else_holds_as_its_own()
    {
        var book = new EntityBook(static () => new LockSetRecipe(), Ttl);
        foreach (var client in new[] { Client, Other }) Say(book, client, new Hello(new LockSetMaking(Ordered: true, 10)));
        var held = new RequestId(Client, 1);
        Say(book, new LockSetProtocol.Acquire(held, ["b"]));

        Say(book, Other, new LockSetProtocol.Acquire(new(Other, 1), ["a"], Holding: [held]));
        Assert.Empty(_step.Replies);
        Say(book, Other, new LockSetProtocol.Acquire(new(Other, 2), ["a"], Run: held));
        Assert.Empty(_step.Replies);
        Say(book, Other, new LockSetProtocol.Acquire(new(Other, 3), ["a"]));
        Assert.IsType<LockSetProtocol.Granted>(Assert.Single(_step.Replies).Reply);
    }

    // One token is used, and its permit is back.
    private EntityBook Used()
    {
        var book = After();
        Assert.Equal(1, Token(book));
        Say(book, null, new Return(new(Client, 1)));
        return book;
    }

    private long Token(EntityBook book)
    {
        Say(book, new Hello(Making));
        Say(book, new Acquire(new(Client, 1), 1));
        return ((Granted)_step.Replies[^1].Reply).FencingToken;
    }

    private EntityBook After(params object[] facts)
    {
        var book = new EntityBook(static () => new SemaphoreRecipe(), Ttl);
        foreach (var fact in facts) book.Replay(fact, TimeSpan.Zero);
        book.Begin(TimeSpan.Zero, TimeSpan.Zero, _step);
        return book;
    }

    private EntityBook Restored(EntityBook book)
    {
        var next = new EntityBook(static () => new SemaphoreRecipe(), Ttl);
        next.Restore(book.Image());
        next.Begin(TimeSpan.Zero, TimeSpan.Zero, _step);
        return next;
    }

    private void Say(EntityBook book, object? command, params object[] first) => Say(book, Client, command, first);

    private void Say(EntityBook book, long client, object? command, params object[] first)
    {
        _step.Clear();
        book.Handle(new ToEntity("name", client, 0, [.. first], command), "gateway", TimeSpan.Zero, TimeSpan.Zero, _step);
    }
}
