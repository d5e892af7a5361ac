using Akka.Actor;
using Akka.Event;
using Akka.TestKit.TestEvent;

namespace Akka.TestKit.Internal;

public partial class InternalEventFilterApplier
{
    /// <summary>Counts the events that filters have matched. Thread-safe.</summary>
    protected class MatchedEventHandler
    {
        private readonly Lock _gate = new();
        private int _received;
        private (int Count, TaskCompletionSource Reached)? _awaited;

        /// <summary>Creates a counter at zero.</summary>
        public MatchedEventHandler() { }

        /// <summary>The number of events so far.</summary>
        public int ReceivedCount
        {
            get { lock (_gate) return _received; }
        }

        /// <summary>Counts an event.</summary>
        /// <param name="eventFilter">The filter that matched.</param>
        /// <param name="logEvent">The event.</param>
        public virtual void HandleEvent(EventFilterBase eventFilter, LogEvent logEvent)
        {
            lock (_gate)
            {
                _received++;
                Announce();
            }
        }

        /// <summary>Ends when a number of events has been counted. One waiter at a time.</summary>
        internal Task Received(int count)
        {
            lock (_gate)
            {
                var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _awaited = (count, reached);
                Announce();
                return reached.Task;
            }
        }

        private void Announce()
        {
            if (_awaited is { } awaited && _received >= awaited.Count)
                awaited.Reached.TrySetResult();
        }
    }

    /// <summary>Keeps filters on a system's listeners until it is disposed. Thread-safe.</summary>
    protected class InternalUnmutableFilter : IUnmutableFilter
    {
        private readonly IReadOnlyCollection<EventFilterBase> _filters;
        private readonly ActorSystem _system;
        private int _taken;

        /// <summary>Puts the filters on.</summary>
        /// <param name="filters">The filters.</param>
        /// <param name="system">The system whose log is looked at.</param>
        public InternalUnmutableFilter(IReadOnlyCollection<EventFilterBase> filters, ActorSystem system)
        {
            _filters = filters;
            _system = system;
            _system.EventStream.Publish(new Mute(filters));
        }

        /// <inheritdoc />
        public void Unmute() => Dispose();

        /// <summary>Takes the filters off.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Takes the filters off, the first time.</summary>
        /// <param name="disposing">True; there is no finaliser.</param>
        protected virtual void Dispose(bool disposing)
        {
            if (Interlocked.Exchange(ref _taken, 1) == 0)
                _system.EventStream.Publish(new Unmute(_filters));
        }
    }
}
