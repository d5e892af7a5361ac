using Akka.Actor;

namespace ActorConcurrency.App.Tests;

internal static class EventSnippets
{
    internal static class Before
    {
        public static void Launch(Action start, Action running)
        {
            using var started = new ManualResetEventSlim();
            var thread = new Thread(() =>
            {
                start();
                started.Set();
            });
            thread.Start();

            started.Wait();
            running();
            thread.Join();
        }
    }

    internal static class After
    {
        public static async Task LaunchAsync(IEvent started, Action start, Action running, CancellationToken stop)
        {
            var launch = Task.Run(async () =>
            {
                start();
                await started.SetAsync(stop);
            }, stop);

            await started.WaitAsync(stop);
            running();
            await launch;
        }
    }

    internal static class Stay
    {
        public static async Task LaunchAsync(Action start, Action running, CancellationToken stop)
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var launch = Task.Run(() =>
            {
                start();
                started.SetResult();
            }, stop);

            await Task.WhenAny(started.Task, launch).Unwrap().WaitAsync(stop);
            running();
            await launch;
        }
    }

    internal static class BeforeAuto
    {
        public sealed class Turnstile
        {
            private readonly AutoResetEvent _pass = new(false);

            public void LetOnePass() => _pass.Set();

            public void Enter() => _pass.WaitOne();
        }
    }

    internal static class AfterAuto
    {
        public sealed class Turnstile(IActorRefFactory system)
        {
            private readonly IEvent _pass = ActorEvent.Start(system, new EventSettings { AutoReset = true });

            public async Task LetOnePassAsync() => await _pass.SetAsync();

            public async Task EnterAsync(CancellationToken stop) => await _pass.WaitAsync(stop);
        }
    }
}
