using CsCheck;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>
/// However late, often and out of order messages come, and whenever the entity crashes: every request counts once, nobody holds what somebody
/// else holds, tokens grow, and nothing stays held by who is gone.
/// </summary>
public sealed class EntityBookTests
{
    private static readonly Gen<(int Kind, int Pick)[]> Events = Gen.Select(Gen.Int[0, 27], Gen.Int[0, 999]).Array[0, 400];

    [Fact]
    public void A_semaphore_keeps_its_promises() => Keeps(() => new SimulatedSemaphore());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_lock_set_keeps_its_promises(bool ordered) => Keeps(() => new SimulatedLockSet(ordered));

    private static void Keeps(Func<SimulatedRecipe> recipe) => Events.Sample(
        events =>
        {
            var simulation = new EntitySimulation(recipe());
            foreach (var (kind, pick) in events) simulation.Do(kind, pick);
            simulation.ComeToRest();
        },
        iter: 1000);
}
