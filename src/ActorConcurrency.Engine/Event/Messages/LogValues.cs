namespace Akka.Event;

/// <summary>The arguments of a log message, with their types.</summary>
internal interface ILogValues
{
    /// <summary>The arguments, boxed.</summary>
    object[] ToArray();
}

// One record struct per number of arguments that the logging extensions offer.
internal readonly record struct LogValues<T1>(T1 V1) : ILogValues
{
    public object[] ToArray() => [V1!];
}

internal readonly record struct LogValues<T1, T2>(T1 V1, T2 V2) : ILogValues
{
    public object[] ToArray() => [V1!, V2!];
}

internal readonly record struct LogValues<T1, T2, T3>(T1 V1, T2 V2, T3 V3) : ILogValues
{
    public object[] ToArray() => [V1!, V2!, V3!];
}

internal readonly record struct LogValues<T1, T2, T3, T4>(T1 V1, T2 V2, T3 V3, T4 V4) : ILogValues
{
    public object[] ToArray() => [V1!, V2!, V3!, V4!];
}

internal readonly record struct LogValues<T1, T2, T3, T4, T5>(T1 V1, T2 V2, T3 V3, T4 V4, T5 V5) : ILogValues
{
    public object[] ToArray() => [V1!, V2!, V3!, V4!, V5!];
}

internal readonly record struct LogValues<T1, T2, T3, T4, T5, T6>(T1 V1, T2 V2, T3 V3, T4 V4, T5 V5, T6 V6) : ILogValues
{
    public object[] ToArray() => [V1!, V2!, V3!, V4!, V5!, V6!];
}
