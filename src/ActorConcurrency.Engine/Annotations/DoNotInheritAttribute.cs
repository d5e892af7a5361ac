namespace Akka.Annotations;

/// <summary>Marks a type that only the engine may implement or derive from; users call it.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class DoNotInheritAttribute : Attribute;
