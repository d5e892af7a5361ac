using System.Linq.Expressions;

namespace Akka.Util.Reflection;

/// <summary>Reads expressions such as the one given to <c>Props.Create</c>.</summary>
public static class ExpressionExtensions
{
    /// <summary>Evaluates the arguments of a constructor call. Constants and captured variables cost no compilation.</summary>
    /// <param name="newExpression">The constructor call; it may not refer to the lambda's parameters.</param>
    /// <returns>The arguments in order.</returns>
    public static object?[] GetArguments(this NewExpression newExpression) =>
        newExpression.Arguments.Select(Evaluate).ToArray();

    private static object? Evaluate(Expression argument) => argument switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: System.Reflection.FieldInfo field } member =>
            field.GetValue(member.Expression is null ? null : Evaluate(member.Expression)),
        _ => Expression.Lambda<Func<object?>>(Expression.Convert(argument, typeof(object))).Compile(preferInterpretation: true)(),
    };
}
