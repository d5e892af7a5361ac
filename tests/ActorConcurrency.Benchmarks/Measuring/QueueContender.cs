namespace ActorConcurrency.Benchmarks;

/// <summary>Four put items into a queue and four get them: each item has to be got once.</summary>
internal abstract class QueueContender : Contender
{
    private const int Parties = 4;
    private TaskCompletionSource _go = new();
    private Task<long>[] _putters = [];
    private Task<long>[] _getters = [];

    public override Task PrepareAsync(int operations)
    {
        var each = operations / Parties;
        _go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _putters = Start(() => PutAsync(each));
        _getters = Start(() => GetAsync(each));
        return Task.CompletedTask;
    }

    public override async Task OperateAsync(int operations)
    {
        _go.SetResult();
        await Task.WhenAll(_putters);
        await Task.WhenAll(_getters);
    }

    public override Task CheckAsync(int operations)
    {
        WrongResultException.ThrowUnless(_putters.Sum(put => put.Result), _getters.Sum(got => got.Result), "the sum of the items");
        return Task.CompletedTask;
    }

    /// <summary>Puts so many items and gives their sum.</summary>
    protected abstract Task<long> PutAsync(int items);

    /// <summary>Gets so many items and gives their sum.</summary>
    protected abstract Task<long> GetAsync(int items);

    /// <summary>Runs a party once it may go.</summary>
    protected virtual Task<long> RunAsync(Task go, Func<Task<long>> party) => Task.Run(async () =>
    {
        await go;
        return await party();
    });

    private Task<long>[] Start(Func<Task<long>> party) => [.. Enumerable.Range(0, Parties).Select(_ => RunAsync(_go.Task, party))];
}
