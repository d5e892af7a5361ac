namespace ActorConcurrency.Engine.Tests.Stress;

public static partial class StressSystem
{
    static partial void AddOwn(List<string> dispatchers) => dispatchers.Add("combining");
}
