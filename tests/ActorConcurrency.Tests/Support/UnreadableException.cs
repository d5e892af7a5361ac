namespace ActorConcurrency.Tests;

/// <summary>A user's exception that throws while it says what it is.</summary>
public sealed class UnreadableException : Exception
{
    public override string Message => throw new InvalidDataException("It has no message.");
}
