namespace ActorConcurrency.Comparison;

/// <summary>
/// The declared comparison of one recipe: a card and the experiments on it. Derive from it to bring your own lock class and your own
/// actor; a public class with a constructor without parameters is found by <see cref="ScenarioCatalog"/>.
/// </summary>
/// <remarks>Instances are created freely and must be cheap and without state of their own.</remarks>
public abstract class Scenario
{
    /// <summary>The recipe's name, for example <c>Semaphore</c>.</summary>
    public abstract string Recipe { get; }

    /// <summary>What the recipe is, in one line.</summary>
    public abstract string Summary { get; }

    /// <summary>Where the recipe stands among the others: lower comes first. Last by default.</summary>
    public virtual int Order => int.MaxValue;

    /// <summary>What is found out about it; at least one.</summary>
    public abstract IReadOnlyList<Experiment> Experiments { get; }

    /// <summary>What becomes of it when something goes wrong: the cells of its failure matrix. None by default.</summary>
    public virtual IReadOnlyList<FailureCase> Failures => [];

    /// <summary>The sides that its failure matrix has no column for, each with the reason. None by default.</summary>
    public virtual IReadOnlyList<Absence> FailureAbsences => [];

    /// <summary>What it costs; <see langword="null"/>, the default, if that is not asked.</summary>
    public virtual CostStudy? Cost => null;

    /// <summary>What further operations of it cost, each in a study with a name of its own; none by default.</summary>
    public virtual IReadOnlyList<CostStudy> FurtherCosts => [];

    /// <summary>The races of it, whose outcomes are counted; none by default.</summary>
    public virtual IReadOnlyList<Race> Races => [];

    /// <summary>Short programs of it whose threads, tasks and actors are shown on a timeline; none by default.</summary>
    public virtual IReadOnlyList<TimelineScript> Timelines => [];
}
