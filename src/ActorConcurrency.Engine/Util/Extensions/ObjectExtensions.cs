namespace Akka.Util.Extensions;

/// <summary>Turns values into options.</summary>
public static class ObjectExtensions
{
    /// <summary>Wraps a value; <c>null</c> becomes <see cref="Option{T}.None"/>.</summary>
    /// <param name="obj">The value.</param>
    /// <typeparam name="T">Its type.</typeparam>
    public static Option<T> AsOption<T>(this T? obj) => Option<T>.Create(obj);
}
