using System.Collections.Immutable;

namespace ActorConcurrency.App.Tests;

internal static class StateSnippets
{
    public static async Task<string> TakeAsync(ICondition<ImmutableList<string>> orders, CancellationToken stop) =>
        await orders.WaitAsync(all => all.Count > 0, all => (all.RemoveAt(0), all[0]), stop);

    public static async Task PlaceAsync(ICondition<ImmutableList<string>> orders, string order, CancellationToken stop) =>
        await orders.UpdateAsync(all => all.Add(order), stop);
}
