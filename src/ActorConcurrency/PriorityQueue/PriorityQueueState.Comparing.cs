using static ActorConcurrency.PriorityQueueProtocol;

namespace ActorConcurrency;

/// <content>Where a user's comparer may throw: it fails the one whose item was to find its place, and nobody else.</content>
internal sealed partial class PriorityQueueState<T, TAddress>
{
    private IReply Admit(RequestId id, in PriorityJob<T> job)
    {
        try
        {
            return new Accepted(id, Admit(job));
        }
        catch (ComparerException failure)
        {
            return new Threw(id, failure.Cause);
        }
    }

    private Threw? Wait(in PriorityJob<T> job, in PriorityPutter<T, TAddress> putter)
    {
        try
        {
            _putters.Add(job, putter);
            return null;
        }
        catch (ComparerException failure)
        {
            return new Threw(putter.Id, failure.Cause);
        }
    }

    private IReply Change(Reprioritize change)
    {
        try
        {
            return new Answered(change.Id, _queued.Reprioritize(change.Ticket.Number, change.Priority));
        }
        catch (ComparerException failure)
        {
            return new Threw(change.Id, failure.Cause);
        }
    }
}
