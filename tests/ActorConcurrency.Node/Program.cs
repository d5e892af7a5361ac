using ActorConcurrency;
using Akka.Actor;
using Akka.Configuration;

// A process with recipes that other processes reach over the network. It says where it is and ends with its standard input, so that it
// never outlives the test that started it.
using var system = ActorSystem.Create("node", ConfigurationFactory.ParseString(
    """
    akka {
      loglevel = ERROR
      stdout-loglevel = OFF
      actor.provider = remote
      remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
    }
    """));
ActorSemaphore.Start(system, new SemaphoreSettings { Initial = 1 }, "semaphore");
ActorWorkQueue<string>.Start(system, new WorkQueueSettings { Capacity = 1 }, "queue");

Console.WriteLine($"READY {((ExtendedActorSystem)system).Provider.DefaultAddress}");
while (Console.ReadLine() is not null) { }
