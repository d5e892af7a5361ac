namespace ActorConcurrency;

/// <summary>What an executor counts. Not thread-safe: its state owns it.</summary>
internal sealed class ExecutorFigures
{
    /// <summary>How much work was taken in.</summary>
    public long Submitted { get; set; }

    public long Completed { get; private set; }

    public long Failed { get; private set; }

    /// <summary>How much was cancelled after it had been taken in.</summary>
    public long Cancelled { get; private set; }

    /// <summary>How many workers have ended and were replaced.</summary>
    public long Replaced { get; set; }

    public string? LastFailure { get; private set; }

    public long Ended => Completed + Failed + Cancelled;

    /// <summary>Work that was taken in has ended.</summary>
    public void Note(ExecutionEnd end)
    {
        switch (end.Kind)
        {
            case ExecutionEnd.End.Done:
                Completed++;
                break;
            case ExecutionEnd.End.Cancelled:
                Cancelled++;
                break;
            default:
                Failed++;
                LastFailure = end.Failure;
                break;
        }
    }
}
