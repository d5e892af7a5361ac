using System.Threading.Channels;

namespace ActorConcurrency.Comparison;

/// <summary>A bare channel, as its documentation shows it: <c>WriteAsync</c>, <c>ReadAsync</c>, <c>Complete</c>.</summary>
internal sealed class ChannelLine(Channel<int> channel) : Line
{
    public override async Task PutAsync(int item, CancellationToken cancellation = default) =>
        await channel.Writer.WriteAsync(item, cancellation).ConfigureAwait(false);

    public override Task<bool> TryPutAsync(int item) => Task.FromResult(channel.Writer.TryWrite(item));

    public override async Task<Work> GetAsync(string who, CancellationToken cancellation = default) =>
        Plain(await channel.Reader.ReadAsync(cancellation).ConfigureAwait(false));

    // There is no timeout: a token that cancels itself takes its place.
    public override async Task<Work?> TryGetAsync(string who, TimeSpan timeout)
    {
        using var limit = new CancellationTokenSource(timeout);
        try
        {
            return Plain(await channel.Reader.ReadAsync(limit.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public override Task<bool> IsBlockedAsync(Task call) => Task.FromResult(!call.IsCompleted);

    public override Task<long> QueuedAsync() => Task.FromResult<long>(channel.Reader.Count);

    public override Task StopAsync()
    {
        channel.Writer.Complete();
        return Task.CompletedTask;
    }

    public override void Get() => channel.Reader.ReadAsync().AsTask().GetAwaiter().GetResult();

    private Work Plain(int item) => Work.Plain(item) with { Done = StopAsync };
}
