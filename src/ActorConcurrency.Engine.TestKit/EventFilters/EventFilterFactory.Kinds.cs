using System.Text.RegularExpressions;
using Akka.Event;
using Akka.TestKit.Internal;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit;

public partial class EventFilterFactory
{
    /// <summary>Matches errors with an exception; the message's condition may be met by the exception's message.</summary>
    /// <typeparam name="TException">The exception's class, or a base of it.</typeparam>
    /// <inheritdoc cref="Debug(string, string, string, string)" />
    public IEventFilterApplier Exception<TException>(string? message = null, string? start = null, string? contains = null,
        string? source = null) where TException : Exception =>
        Exception(typeof(TException), message, start, contains, source);

    /// <summary>Matches errors with an exception; the pattern may be found in the exception's message.</summary>
    /// <typeparam name="TException">The exception's class, or a base of it.</typeparam>
    /// <inheritdoc cref="Debug(Regex, string)" />
    public IEventFilterApplier Exception<TException>(Regex pattern, string? source = null) where TException : Exception =>
        Exception(typeof(TException), pattern, source);

    /// <summary>Matches errors with an exception; the message's condition may be met by the exception's message.</summary>
    /// <param name="exceptionType">The exception's class, or a base of it.</param>
    /// <param name="message">The whole message.</param>
    /// <param name="start">The message's beginning.</param>
    /// <param name="contains">A part of the message.</param>
    /// <param name="source">The source.</param>
    /// <param name="checkInnerExceptions">Whether an inner exception may be the one.</param>
    public IEventFilterApplier Exception(Type exceptionType, string? message = null, string? start = null, string? contains = null,
        string? source = null, bool checkInnerExceptions = false) =>
        CreateApplier(new ErrorFilter(exceptionType, CreateMessageMatcher(message, start, contains), SourceMatcher(source),
            checkInnerExceptions), _system);

    /// <summary>Matches errors with an exception; the pattern may be found in the exception's message.</summary>
    /// <param name="exceptionType">The exception's class, or a base of it.</param>
    /// <param name="pattern">Found in the message.</param>
    /// <param name="source">The source.</param>
    /// <param name="checkInnerExceptions">Whether an inner exception may be the one.</param>
    public IEventFilterApplier Exception(Type exceptionType, Regex pattern, string? source = null, bool checkInnerExceptions = false) =>
        CreateApplier(new ErrorFilter(exceptionType, new RegexMatcher(pattern), SourceMatcher(source), checkInnerExceptions), _system);

    /// <summary>Matches every dead letter.</summary>
    public IEventFilterApplier DeadLetter() => DeadLetters(isMatch: null, source: null);

    /// <summary>Matches dead letters with a message of a type.</summary>
    /// <typeparam name="TMessage">The type.</typeparam>
    /// <param name="source">The path of the one the message was for.</param>
    public IEventFilterApplier DeadLetter<TMessage>(string? source = null) =>
        DeadLetters(letter => letter.Message is TMessage, source);

    /// <summary>Matches dead letters with a message of a type that a predicate accepts.</summary>
    /// <typeparam name="TMessage">The type.</typeparam>
    /// <param name="isMatch">The condition.</param>
    /// <param name="source">The path of the one the message was for.</param>
    public IEventFilterApplier DeadLetter<TMessage>(Func<TMessage, bool> isMatch, string? source = null) =>
        DeadLetters(letter => letter.Message is TMessage message && isMatch(message), source);

    /// <summary>Matches dead letters with a message of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="source">The path of the one the message was for.</param>
    public IEventFilterApplier DeadLetter(Type type, string? source = null) =>
        DeadLetters(letter => type.IsInstanceOfType(letter.Message), source);

    /// <summary>Matches dead letters with a message of a type that a predicate accepts.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isMatch">The condition.</param>
    /// <param name="source">The path of the one the message was for.</param>
    public IEventFilterApplier DeadLetter(Type type, Func<object, bool> isMatch, string? source = null) =>
        DeadLetters(letter => type.IsInstanceOfType(letter.Message) && isMatch(letter.Message), source);

    private IEventFilterApplier DeadLetters(Predicate<DeadLetter>? isMatch, string? source) =>
        CreateApplier(new DeadLettersFilter(null, SourceMatcher(source), isMatch), _system);
}
