namespace ActorConcurrency;

/// <summary>What is done about children that would outlive this process when it is killed.</summary>
/// <remarks>
/// Linux: the child is started through <c>setpriv --pdeathsig KILL</c>, so the kernel kills it with its parent. The kernel means the thread that
/// started it: all children are started by one thread that never ends. It does not cover the children of a child, nor a program that gains rights
/// when it starts (setuid, capabilities), nor a kill between the child's birth and its first instructions. Windows: a job object that the system
/// ends with this process, children of children included. On other systems, and without <c>setpriv</c>, there is nothing.
/// </remarks>
public enum Orphans
{
    /// <summary>They are killed with this process where that can be done, and else live on.</summary>
    Avoid,

    /// <summary>As <see cref="Avoid"/>; where it cannot be done, nothing is started.</summary>
    Forbid,

    /// <summary>They live on.</summary>
    Allow,
}
