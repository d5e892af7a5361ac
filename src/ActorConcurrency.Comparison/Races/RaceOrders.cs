using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>
/// Every order in which the requests of a race can be sent to an actor and the actor can handle them, each tried once. Immutable.
/// </summary>
/// <param name="All">The orders.</param>
/// <param name="Instead">What is smaller than in the runs, so that all orders can be tried; empty if nothing is.</param>
/// <param name="Gap">Why they are not all orders, in a sentence; empty if they are.</param>
public sealed record RaceOrders(ImmutableArray<RaceOrder> All, string Instead, string Gap)
{
    /// <summary>Whether these are all orders that there are.</summary>
    public bool AreAll => Gap.Length == 0;

    /// <summary>In how many orders an outcome was seen.</summary>
    /// <param name="outcome">The outcome's name.</param>
    public int Count(string outcome) => All.Count(order => order.Outcome == outcome);
}

/// <summary>One order. Immutable.</summary>
/// <param name="Steps">What happens one after the other: a request by its name, or <see cref="Handled"/>.</param>
/// <param name="Outcome">What is seen at the end.</param>
public sealed record RaceOrder(string Steps, string Outcome)
{
    /// <summary>What stands for it that the actor handles the next message.</summary>
    public const string Handled = "handled";
}
