namespace ActorConcurrency;

/// <summary>Why a ticker's actor refuses a request.</summary>
public enum TickerRefusal
{
    /// <summary>There is no such tick now, and the request did not want to wait.</summary>
    NotNow,

    /// <summary>A capacity of less than 1, or a period that no timer takes.</summary>
    OutOfRange,

    /// <summary>The subscription is closed, or was never opened.</summary>
    NotSubscribed,
}
