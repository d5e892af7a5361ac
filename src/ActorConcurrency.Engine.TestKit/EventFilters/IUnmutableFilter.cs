namespace Akka.TestKit;

/// <summary>A filter that keeps log events out of the log until it is taken off. Thread-safe.</summary>
public interface IUnmutableFilter : IDisposable
{
    /// <summary>Takes the filter off. The same as disposing; later calls do nothing.</summary>
    void Unmute();
}
