using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;

namespace Akka.Actor;

/// <summary>Creates instances of a type by its arguments.</summary>
internal sealed class ActivatorProducer(
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.NonPublicConstructors)] Type type,
    object[]? args) : IIndirectActorProducer
{
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.NonPublicConstructors)]
    private readonly Type _type = type;

    public Type ActorType => _type;

    public ActorBase Produce() => (ActorBase)(args is null or { Length: 0 }
        ? Activator.CreateInstance(_type)!
        : Activator.CreateInstance(_type, args)!);

    public void Release(ActorBase actor) { }
}

/// <summary>Creates instances by a known constructor: found once, when the recipe is written.</summary>
internal sealed class ConstructorProducer : IIndirectActorProducer
{
    private readonly ConstructorInvoker _constructor;
    private readonly object?[] _arguments;

    private ConstructorProducer(Type type, ConstructorInfo constructor, object?[] arguments)
    {
        ActorType = type;
        _constructor = ConstructorInvoker.Create(constructor);
        _arguments = arguments;
    }

    public Type ActorType { get; }

    public static IIndirectActorProducer For(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.NonPublicConstructors)] Type type,
        ConstructorInfo? constructor, object?[] arguments) =>
        constructor is null ? new ActivatorProducer(type, []) : new ConstructorProducer(type, constructor, arguments);

    public ActorBase Produce() => (ActorBase)_constructor.Invoke(_arguments.AsSpan());

    public void Release(ActorBase actor) { }
}

/// <summary>Evaluates the arguments of a constructor call: constants and captured variables without compiling.</summary>
internal static class ExpressionArguments
{
    public static object? Evaluate(Expression argument) => argument switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field, Expression: var owner } when TryOwner(owner, out var target) => field.GetValue(target),
        MemberExpression { Member: PropertyInfo property, Expression: var owner } when TryOwner(owner, out var target) => property.GetValue(target),
        _ => Expression.Lambda<Func<object?>>(Expression.Convert(argument, typeof(object))).Compile(preferInterpretation: true)(),
    };

    private static bool TryOwner(Expression? owner, out object? target)
    {
        target = null;
        switch (owner)
        {
            case null:
                return true;
            case ConstantExpression constant:
                target = constant.Value;
                return true;
            case MemberExpression { Member: FieldInfo field, Expression: var above } when TryOwner(above, out var parent) && (parent is not null || field.IsStatic):
                target = field.GetValue(parent);
                return target is not null;
            default:
                return false;
        }
    }
}
