using System.Text;

namespace Akka.Actor.Internal;

/// <summary>Draws the tree of actors.</summary>
internal static class TreePrinter
{
    public static string Print(ActorRefWithCell root)
    {
        var text = new StringBuilder();
        Print(root, "", text);
        return text.ToString();
    }

    private static void Print(IActorRef actor, string indent, StringBuilder text)
    {
        text.Append(indent.Length == 0 ? "-> " : indent[..^1] + "L-> ").Append(actor.Path.Name).Append(' ').Append(actor.GetType().Name);
        if (actor is not LocalActorRef local)
        {
            text.AppendLine();
            return;
        }

        var children = local.Cell.GetChildren().OrderBy(c => c.Path.Name, StringComparer.Ordinal).ToList();
        text.Append(' ').Append(local.Cell.Actor?.GetType().ToString() ?? "(no instance)")
            .Append(children.Count switch { 0 => " No children", 1 => " 1 child", var n => $" {n} children" })
            .AppendLine();
        for (var i = 0; i < children.Count; i++) Print(children[i], indent + (i == children.Count - 1 ? "    " : "   |"), text);
    }
}
