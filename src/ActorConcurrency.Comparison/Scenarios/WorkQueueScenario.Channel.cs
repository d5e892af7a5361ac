using System.Collections.Immutable;
using System.Threading.Channels;
using Nito.AsyncEx;

namespace ActorConcurrency.Comparison;

/// <content>The programs with <see cref="Channel{T}"/>, as its documentation shows it, and with a library's queue.</content>
internal sealed partial class WorkQueueScenario
{
    private static async Task JoinOfChannelAsync(Trial trial)
    {
        var channel = Channel.CreateUnbounded<int>();
        var traffic = new Traffic(trial);

        async Task ProduceAsync()
        {
            while (traffic.Produced < Items)
            {
                await Task.Delay(trial.Time.Of(0.01), trial.Cancellation);
                await WriteAsync(trial, channel.Writer, traffic, trial.Random.Next(0, 11));
            }

            channel.Writer.Complete();
        }

        var consuming = ReadAsync(trial, channel.Reader, traffic);
        var producing = ProduceAsync();

        await channel.Reader.Completion.WaitAsync(trial.Cancellation);
        if (traffic.Produced < Items) trial.Show(EarlyJoin, $"it returns after {traffic.Produced} numbers, and the producer runs on");
        await producing;
        await consuming;
        traffic.Check(Items);
        trial.Observe("", "the completion is told when the writer has ended and all is read");
    }

    private static async Task JoinAfterEndOfChannelAsync(Trial trial)
    {
        var channel = Channel.CreateUnbounded<int>();
        var traffic = new Traffic(trial);
        var consuming = ReadAsync(trial, channel.Reader, traffic);
        foreach (var number in Numbers(trial))
        {
            await Task.Delay(trial.Time.Of(0.01), trial.Cancellation);
            await WriteAsync(trial, channel.Writer, traffic, number);
        }

        channel.Writer.Complete();
        await consuming;
        await channel.Reader.Completion;
        CheckTaken(trial, traffic, channel.Reader.Count);
    }

    private static async Task MendedOfChannelAsync(Trial trial)
    {
        var channel = Channel.CreateUnbounded<int>();
        var traffic = new Traffic(trial);
        var numbers = Numbers(trial);
        using (trial.Measure())
        {
            var consuming = Task.Run(() => ReadAsync(trial, channel.Reader, traffic));
            foreach (var number in numbers) await WriteAsync(trial, channel.Writer, traffic, number);
            channel.Writer.Complete();
            await channel.Reader.Completion;
            await consuming;
        }

        CheckTaken(trial, traffic, channel.Reader.Count);
    }

    private static async Task MendedOfNitoAsync(Trial trial)
    {
        var queue = new AsyncProducerConsumerQueue<int>();
        var traffic = new Traffic(trial);
        var numbers = Numbers(trial);

        async Task ConsumeAsync()
        {
            while (await queue.OutputAvailableAsync(trial.Cancellation)) traffic.Print($"Receive data {await queue.DequeueAsync(trial.Cancellation)}");
        }

        using (trial.Measure())
        {
            var consuming = Task.Run(ConsumeAsync);
            foreach (var number in numbers)
            {
                traffic.Print($"Produce data {number}");
                await queue.EnqueueAsync(number, trial.Cancellation);
            }

            queue.CompleteAdding();
            await consuming;
        }

        CheckTaken(trial, traffic, left: await queue.OutputAvailableAsync(trial.Cancellation) ? 1 : 0);
    }

    // A channel copies nothing: what is written must be something that nobody changes.
    private static async Task ShareBasketsOfChannelAsync(Trial trial)
    {
        var channel = Channel.CreateUnbounded<ImmutableList<int>>();
        var changed = 0;
        for (var round = 0; round < Baskets; round++)
        {
            var basket = ImmutableList.Create(1);
            await channel.Writer.WriteAsync(basket, trial.Cancellation);
            basket = basket.Add(2);
            trial.Require(SeesWhatWasPut, basket.Count == 2, "the producer's basket did not grow");
            changed += LookInto(trial, await channel.Reader.ReadAsync(trial.Cancellation)) ? 1 : 0;
        }

        CheckBaskets(trial, changed);
    }

    private static async Task WriteAsync(Trial trial, ChannelWriter<int> writer, Traffic traffic, int number)
    {
        traffic.Print($"Produce data {number}");
        await writer.WriteAsync(number, trial.Cancellation);
    }

    private static async Task ReadAsync(Trial trial, ChannelReader<int> reader, Traffic traffic)
    {
        await foreach (var number in reader.ReadAllAsync(trial.Cancellation)) traffic.Print($"Receive data {number}");
    }
}
