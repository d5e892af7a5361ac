using System.Collections.Immutable;

namespace ActorConcurrency.App.Tests;

internal static class StateSnippets
{
    internal static class Before
    {
        public sealed class Orders
        {
            private readonly object _gate = new();
            private readonly List<string> _all = [];

            public string Take()
            {
                lock (_gate)
                {
                    while (_all.Count == 0) Monitor.Wait(_gate);
                    var order = _all[0];
                    _all.RemoveAt(0);
                    return order;
                }
            }

            public void Place(string order)
            {
                lock (_gate)
                {
                    _all.Add(order);
                    Monitor.Pulse(_gate);
                }
            }
        }
    }

    public static async Task<string> TakeAsync(ICondition<ImmutableList<string>> orders, CancellationToken stop) =>
        await orders.WaitAsync(all => all.Count > 0, all => (all.RemoveAt(0), all[0]), stop);

    public static async Task PlaceAsync(ICondition<ImmutableList<string>> orders, string order, CancellationToken stop) =>
        await orders.UpdateAsync(all => all.Add(order), stop);
}
