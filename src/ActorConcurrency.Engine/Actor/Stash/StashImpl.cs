using Akka.Dispatch;

namespace Akka.Actor.Internal
{
    /// <summary>A stash on its actor's mailbox. Used by its actor only.</summary>
    public abstract class AbstractStash : IStash
    {
        private readonly ActorCell _cell;
        private readonly Queue<Envelope> _stashed = new();

        /// <summary>Creates the stash.</summary>
        /// <param name="context">The actor's context.</param>
        protected AbstractStash(IActorContext context)
        {
            _cell = (ActorCell)context;
            Capacity = CapacityOf(_cell);
        }

        /// <inheritdoc/>
        public virtual int Capacity { get; }

        /// <inheritdoc/>
        public int Count => _stashed.Count;

        /// <inheritdoc/>
        public bool IsEmpty => Count == 0;

        /// <inheritdoc/>
        public bool NonEmpty => !IsEmpty;

        /// <inheritdoc/>
        public bool IsFull => Capacity >= 0 && Count >= Capacity;

        /// <inheritdoc/>
        public void Stash()
        {
            var message = _cell.CurrentMessage
                ?? throw new IllegalActorStateException("There is no message to stash: call Stash while one is being handled.");
            var sender = _cell.SaveMessage().Sender;
            if (_cell.CurrentIsStashed)
                throw new IllegalActorStateException($"Can't stash the same message {message} more than once");
            if (IsFull)
                throw new StashOverflowException($"Couldn't enqueue message {message} from {sender} to stash of {_cell.Self}: its capacity is {Capacity}");
            _stashed.Enqueue(new Envelope(message, sender));
            _cell.CurrentIsStashed = true;
        }

        /// <inheritdoc/>
        public void Unstash()
        {
            if (_stashed.TryDequeue(out var first)) PutBack([first]);
        }

        /// <inheritdoc/>
        public void UnstashAll() => UnstashAll(static _ => true);

        /// <inheritdoc/>
        public void UnstashAll(Func<Envelope, bool> filterPredicate)
        {
            if (_stashed.Count == 0) return;
            var all = TakeAll();
            PutBack(all.AsSpan(0, Keep(all, filterPredicate)));
        }

        // Moves what is wanted to the front; gives how many these are.
        private static int Keep(Envelope[] envelopes, Func<Envelope, bool> filterPredicate)
        {
            var kept = 0;
            foreach (var envelope in envelopes)
            {
                if (filterPredicate(envelope)) envelopes[kept++] = envelope;
            }

            return kept;
        }

        private void PutBack(ReadOnlySpan<Envelope> envelopes)
        {
            // A Terminated was taken off the list of those that may be delivered when it was first received.
            foreach (var envelope in envelopes)
            {
                if (envelope.Message is Terminated terminated) _cell.TerminatedQueuedFor(terminated.ActorRef, Util.Option<object>.None);
            }

            _cell.OwnMailbox.Prepend(envelopes);
        }

        /// <inheritdoc/>
        public IEnumerable<Envelope> ClearStash() => TakeAll();

        /// <inheritdoc/>
        public void Prepend(IEnumerable<Envelope> envelopes)
        {
            var before = TakeAll();
            // What is stashed already stays once only.
            foreach (var envelope in envelopes)
            {
                if (!Holds(before, envelope) && !Holds(_stashed, envelope)) _stashed.Enqueue(envelope);
            }

            foreach (var envelope in before) _stashed.Enqueue(envelope);
        }

        private static bool Holds(IEnumerable<Envelope> stashed, Envelope envelope) =>
            stashed.Any(s => ReferenceEquals(s.Message, envelope.Message) && Equals(s.Sender, envelope.Sender));

        private Envelope[] TakeAll()
        {
            var all = _stashed.ToArray();
            _stashed.Clear();
            return all;
        }

        private static int CapacityOf(ActorCell cell) => cell.Props.Deploy.StashCapacity != Deploy.NoStashSize
            ? cell.Props.Deploy.StashCapacity
            : cell.System.Mailboxes.StashCapacity(cell.Props.Dispatcher, cell.Props.Mailbox);
    }

    /// <summary>A stash limited by its actor's mailbox or dispatcher.</summary>
    public class BoundedStashImpl : AbstractStash
    {
        /// <summary>Creates the stash.</summary>
        /// <param name="context">The actor's context.</param>
        public BoundedStashImpl(IActorContext context) : base(context) { }
    }

    /// <summary>A stash without a limit.</summary>
    public class UnboundedStashImpl : AbstractStash
    {
        /// <summary>Creates the stash.</summary>
        /// <param name="context">The actor's context.</param>
        public UnboundedStashImpl(IActorContext context) : base(context) { }

        /// <inheritdoc/>
        public override int Capacity => -1;
    }
}

namespace Akka.Actor
{
    /// <summary>Makes stashes.</summary>
    public static class StashFactory
    {
        /// <summary>The stash for actors of type <typeparamref name="T"/>.</summary>
        /// <typeparam name="T">The actor's type.</typeparam>
        /// <param name="context">The actor's context.</param>
        public static IStash CreateStash<T>(this IActorContext context) where T : ActorBase => context.CreateStash(typeof(T));

        /// <summary>The stash for an actor.</summary>
        /// <param name="context">The actor's context.</param>
        /// <param name="actorInstance">The actor.</param>
        public static IStash CreateStash(this IActorContext context, IActorStash actorInstance) => actorInstance is IWithUnboundedStash
            ? new Internal.UnboundedStashImpl(context)
            : new Internal.BoundedStashImpl(context);

        /// <summary>The stash for actors of a type.</summary>
        /// <param name="context">The actor's context.</param>
        /// <param name="actorType">The actor's type.</param>
        /// <exception cref="ArgumentException">It is no actor with a stash.</exception>
        public static IStash CreateStash(this IActorContext context, Type actorType)
        {
            if (typeof(IWithUnboundedStash).IsAssignableFrom(actorType)) return new Internal.UnboundedStashImpl(context);
            if (typeof(IActorStash).IsAssignableFrom(actorType)) return new Internal.BoundedStashImpl(context);
            throw new ArgumentException($"Actor {actorType} implements an unrecognized subclass of {nameof(IActorStash)} - cannot instantiate", nameof(actorType));
        }
    }
}
