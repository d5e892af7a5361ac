using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace ActorConcurrency.Comparison;

/// <summary>A mailbox that notes what is told to its actor, and when the actor handles it. For the recipes' dispatcher of a timeline's system.</summary>
internal sealed class RecordingMailbox(Settings settings, Config config) : MailboxType(settings, config), IProducesMessageQueue<UnboundedMessageQueue>
{
    private static readonly ConditionalWeakTable<ActorSystem, TimelineRecorder> Recorders = [];

    // Plain Akka.NET: every step is a message, and goes through the mailbox.
    private static readonly Config Dispatcher = ConfigurationFactory.ParseString(
        $$"""
        actor-concurrency {
          gate-first = off
          dispatcher { type = Dispatcher, mailbox-type = "{{typeof(RecordingMailbox).AssemblyQualifiedName}}" }
        }
        """);

    /// <inheritdoc/>
    public override IMessageQueue Create(IActorRef owner, ActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return Recorders.TryGetValue(system, out var recorder) ? new Recording(recorder, recorder.Lane(owner.Path.Name, LaneKind.Actor)) : new UnboundedMessageQueue();
    }

    internal static ActorSystem CreateSystem(TimelineRecorder recorder)
    {
        var system = LaboratoryActors.CreateSystem(Dispatcher);
        Recorders.Add(system, recorder);
        return system;
    }

    // The actor asks for a message when it is through with the one before.
    private sealed class Recording(TimelineRecorder recorder, LaneRecorder lane) : IMessageQueue
    {
        private readonly ConcurrentQueue<(Envelope Letter, string From, double Sent)> _letters = new();

        public bool HasMessages
        {
            get
            {
                if (!_letters.IsEmpty) return true;
                if (ReferenceEquals(TimelineRecorder.Current.Value, lane)) Rest();
                return false;
            }
        }

        public int Count => _letters.Count;

        public void Enqueue(IActorRef receiver, Envelope envelope) => _letters.Enqueue((envelope, TimelineRecorder.Current.Value?.Name ?? "", recorder.Now));

        public bool TryDequeue(out Envelope envelope)
        {
            if (!_letters.TryDequeue(out var letter))
            {
                envelope = default;
                Rest();
                return false;
            }

            envelope = letter.Letter;
            var name = envelope.Message.GetType().Name.Split('`')[0];
            TimelineRecorder.Current.Value = lane;
            if (envelope.Message is PoisonPill)
            {
                // After it nothing is asked for any more.
                lane.Ends();
                return true;
            }

            lane.Handles(name, letter.From);
            recorder.Add(new TimelineArrow(letter.From, lane.Name, name, letter.Sent, recorder.Now));
            return true;
        }

        public void CleanUp(IActorRef owner, IMessageQueue deadletters)
        {
            while (_letters.TryDequeue(out var letter)) deadletters.Enqueue(owner, letter.Letter);
        }

        private void Rest()
        {
            lane.Ends();
            TimelineRecorder.Current.Value = null;
        }
    }
}
