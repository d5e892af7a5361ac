using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>Whom to choose when, made of the rows of a report and of nothing else. Pure.</summary>
internal static class Advice
{
    /// <summary>The three that a reader chooses from.</summary>
    public static ImmutableArray<Side> Choices { get; } = [Side.Lock, Side.DotNet, Side.Actor];

    /// <summary>The choice that a side stands for: the actor is the same one, whichever way it is asked.</summary>
    public static Side Choice(this Side side) => side == Side.Direct ? Side.Actor : side;

    /// <summary>What one recipe's rows say, for each choice in turn.</summary>
    public static ImmutableArray<Claim> Of(RecipeReport recipe) =>
    [
        .. Choices.SelectMany(choice => (IEnumerable<Claim>)
        [
            .. recipe.Experiments.SelectMany(experiment => PromiseAdvice.Of(choice, experiment)),
            .. NeedAdvice.Of(choice, recipe),
            .. recipe.Failures is { } failures ? FailureAdvice.Of(choice, failures) : [],
            .. recipe.Races.SelectMany(race => RaceAdvice.Of(choice, race)),
            .. recipe.AllCosts.SelectMany(costs => CostAdvice.Of(choice, costs)),
        ]),
    ];

    /// <summary>What none of the three comes through.</summary>
    public static ImmutableArray<string> Unhelped(RecipeReport recipe) => recipe.Failures is { } failures ? FailureAdvice.Unhelped(failures) : [];

    public static string List(IEnumerable<string> items) => Quantities.List([.. items.Distinct()]);
}
