using System.Collections.Concurrent;

namespace ActorConcurrency.Comparison;

/// <summary>Threads that are kept: each stretch of work finds them there and lets them go at once, so that no thread's start is part of it.</summary>
/// <remarks>One stretch at a time. Threads that do not come back are left behind; they do not keep the process.</remarks>
internal sealed class Crew : IDisposable
{
    private readonly Member[] _members;

    public Crew(int count) => _members = [.. Enumerable.Range(0, count).Select(n => new Member(n))];

    /// <summary>The first <paramref name="count"/> do the work, each with its number from 0; completes when all are through.</summary>
    public Task RunAsync(int count, Action<int> work)
    {
        var stretch = new Stretch(count, work);
        foreach (var member in _members.AsSpan(0, count)) member.Join(stretch);
        return stretch.Over;
    }

    public void Dispose()
    {
        foreach (var member in _members) member.Join(null);
    }

    private sealed class Stretch(int count, Action<int> work)
    {
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _there;
        private int _through;
        private Exception? _failure;

        public Task Over => _over.Task;

        public void Do(int member)
        {
            Interlocked.Increment(ref _there);
            for (var spin = default(SpinWait); Volatile.Read(ref _there) < count;) spin.SpinOnce(sleep1Threshold: -1);
            try
            {
                work(member);
            }
            catch (Exception failure)
            {
                Interlocked.CompareExchange(ref _failure, failure, null);
            }

            if (Interlocked.Increment(ref _through) < count) return;
            if (_failure is null) _over.SetResult();
            else _over.SetException(_failure);
        }
    }

    private sealed class Member
    {
        private readonly SemaphoreSlim _called = new(0);
        // What it was called for is done before it goes: the others of that stretch wait for it.
        private readonly ConcurrentQueue<Stretch?> _stretches = new();
        private readonly int _number;

        public Member(int number)
        {
            _number = number;
            new Thread(Serve) { IsBackground = true, Name = $"participant {number}" }.Start();
        }

        public void Join(Stretch? stretch)
        {
            _stretches.Enqueue(stretch);
            _called.Release();
        }

        private void Serve()
        {
            for (_called.Wait(); _stretches.TryDequeue(out var stretch) && stretch is not null; _called.Wait()) stretch.Do(_number);
        }
    }
}
