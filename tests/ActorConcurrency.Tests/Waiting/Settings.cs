using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Tests;

/// <summary>Looks at settings in a system of their own.</summary>
public static class Settings
{
    public static async Task In(string hocon, Action<ActorSystem> look)
    {
        var system = ActorSystem.Create("settings", ConfigurationFactory.ParseString(hocon).WithFallback(ConfigurationFactory.ParseString(Actors.Quiet)));
        try
        {
            look(system);
        }
        finally
        {
            await system.Terminate();
        }
    }
}
