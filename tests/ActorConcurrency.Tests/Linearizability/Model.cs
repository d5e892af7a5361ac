namespace ActorConcurrency.Tests;

/// <summary>
/// What a contract promises, one step at a time: an immutable state that compares by value. It is written from the contract and not from
/// the recipe's own state, so that it is a second opinion.
/// </summary>
/// <remarks>
/// A wait is two steps, its request and its end, for first come, first served is a promise about requests; in between it stands in the
/// model's own queue. Whatever is granted to it there may still come back until it is confirmed: its caller may have given up.
/// </remarks>
internal abstract record Model
{
    /// <summary>A request arrives.</summary>
    /// <param name="id">The operation.</param>
    /// <param name="request">What it asks.</param>
    public abstract Step Ask(int id, object request);

    /// <summary>An operation has been given up: it waits no more, and what it was given comes back.</summary>
    public virtual Step Withdraw(int id) => new(this);

    /// <summary>What an operation was given has arrived and does not come back any more.</summary>
    public virtual Step Confirm(int id) => new(this);

    /// <summary>What may happen by itself, such as a tick.</summary>
    public virtual IEnumerable<Step> Happenings() => [];

    /// <summary>Serves whoever can be served, one after the other, until nobody can.</summary>
    /// <param name="replies">What has been answered before.</param>
    public Step Settle(params Reply[] replies)
    {
        var step = new Step(this, replies);
        while (step.Next.Serve() is { } more) step = more with { Replies = [.. step.Replies, .. more.Replies] };
        return step;
    }

    /// <summary>Serves the next one who waits.</summary>
    /// <returns>The step; null if nobody can be served.</returns>
    protected virtual Step? Serve() => null;
}

/// <summary>A step of a model: the state after it, and whom it has answered.</summary>
internal readonly record struct Step(Model Next, params Reply[] Replies)
{
    public Step Settle() => Next.Settle(Replies);

    public Step Then(Func<Step, Step> next) => next(this);

    public Step And(Reply reply) => this with { Replies = [.. Replies, reply] };
}

/// <summary>A model's answer to an operation.</summary>
/// <param name="Id">The operation.</param>
/// <param name="Text">The answer.</param>
/// <param name="MayComeBack">Whether it makes a difference to others when the operation's caller confirms it.</param>
/// <param name="ForGood">Whether it cannot be undone, so that an operation that got it cannot have ended with nothing done.</param>
internal readonly record struct Reply(int Id, string Text, bool MayComeBack = false, bool ForGood = false);
