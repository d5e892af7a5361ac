using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Tests;

/// <summary>Answers go out outside the gate, and all the same in the order of the steps.</summary>
public sealed partial class AnswerOrderTests() : TestKit(Actors.Quiet)
{
    private const int Threads = 8;
    private const int Each = 5_000;

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_is_answered_by_steps_of_many_threads_hears_them_in_order()
    {
        await using var lab = new LabHandle(LabActor.Start(Sys));
        var heard = new List<int>();
        var foreign = new Foreign(Sys, reply => heard.Add(((LabCore.Told)reply).Number));
        var steps = 0;
        void Step(LabCore core)
        {
            var told = new LabCore.Told(default, ++steps);
            core.Answer(foreign, told);
            core.Answer(TestActor, told);
        }

        await lab.SettleAsync();
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => OnThread.Run(() =>
        {
            for (var number = 0; number < Each; number++)
                if (number % 7 == thread % 7) lab.Tell(Step);
                else lab.Do(Step);
        })));
        await lab.SettleAsync();

        for (var number = 1; number <= Threads * Each; number++) Assert.Equal(number, ExpectMsg<LabCore.Told>().Number);
        Assert.Equal(Enumerable.Range(1, Threads * Each), heard);
        Assert.True(Steps.Direct(lab.Actor) > 0, "Nothing was direct.");
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_thousand_waiters_and_an_actor_get_rising_tokens_from_the_permits_of_eight_threads()
    {
        const int waiters = 1_000;
        await using var semaphore = ActorSemaphore.Start(Sys, new SemaphoreSettings { Initial = 0 });
        var waits = new List<Task<SemaphorePermit>>();
        for (var waiter = 0; waiter < waiters; waiter++)
        {
            waits.Add(semaphore.AcquireAsync().AsTask());
            semaphore.Actor.Tell(new SemaphoreProtocol.Acquire(new RequestId(1, waiter), 1), TestActor);
        }

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(async () =>
        {
            for (var number = 0; number < 2 * waiters / Threads; number++) await semaphore.ReleaseAsync();
        })));

        var tokens = (await Task.WhenAll(waits)).Select(permit => permit.FencingToken).ToList();
        Assert.Equal(tokens.Order(), tokens);
        var last = 0L;
        for (var waiter = 0; waiter < waiters; waiter++)
        {
            var granted = ExpectMsg<SemaphoreProtocol.Granted>();
            Assert.True(granted.FencingToken > last, "An earlier grant came later.");
            Assert.Equal(waiter, granted.Id.Number);
            last = granted.FencingToken;
        }
    }
}
