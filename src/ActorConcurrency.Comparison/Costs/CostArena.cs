using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>What all contenders of a study share: an actor system, and threads for those who block. Not thread-safe.</summary>
internal sealed class CostArena(ActorSystem system, int threads, TimeSpan patience) : IDisposable
{
    /// <summary>Where actors are started; whoever makes the arena stops it.</summary>
    public ActorSystem System => system;

    /// <summary>How long a step may take before it counts as hung.</summary>
    public TimeSpan Patience => patience;

    /// <summary>The threads.</summary>
    public Crew Crew { get; private set; } = new(threads);

    public CostSeat Seat(CostContender contender) => new(contender, contender.Create(system), this);

    /// <summary>Somebody of the crew is stuck: who is measured next gets another one. A background thread does not keep the process.</summary>
    public void ReplaceCrew()
    {
        Crew.Dispose();
        Crew = new Crew(threads);
    }

    public void Dispose() => Crew.Dispose();
}
