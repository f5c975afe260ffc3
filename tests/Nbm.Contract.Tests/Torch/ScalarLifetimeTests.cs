using System.Reflection;
using Nbm.Backends;
using Nbm.Backends.Torch;
using TorchSharp;

namespace Nbm.Contract.Tests.Torch;

/// <summary>
/// TorchSharp makes a native scalar of a number where an operation takes one. Nobody keeps it: its finalizer may free it while libtorch
/// reads it, which then throws or computes with another number. So nothing of Nbm.Torch may call what does that, itself or through
/// TorchSharp.
/// </summary>
public sealed class ScalarLifetimeTests
{
    private static readonly Assembly s_torch = typeof(torch).Assembly;

    private static readonly Dictionary<MethodBase, MethodBase[]> s_calls = [];

    [Fact]
    public void No_call_leaves_a_scalar_to_the_finalizer()
    {
        string[] faults =
        [
            .. from method in MethodCalls.Of(typeof(TorchBackend).Assembly)
               from called in MethodCalls.In(method).Distinct()
               where called.Module.Assembly == s_torch && !Keeps(method, called)
               let path = PathToScalar(called, [])
               where path is not null
               select $"{Name(method)} → {path}",
        ];
        faults.ShouldBeEmpty();
    }

    [Fact]
    public void The_walk_finds_what_is_known_to_leave_one()
    {
        MethodInfo square = typeof(torch.Tensor).GetMethod(nameof(torch.Tensor.square), Type.EmptyTypes)!;
        PathToScalar(square, []).ShouldNotBeNull().ShouldStartWith("Tensor.square → Scalar.op_Implicit → ");
    }

    // The one place where scalars are made, and kept until the native call has returned.
    private static bool Keeps(MethodBase method, MethodBase called) =>
        method.DeclaringType == typeof(ScalarOperations) && called.Name == nameof(ScalarExtensionMethods.ToScalar);

    // The calls by which a method of TorchSharp comes to make a scalar; null if it makes none.
    private static string? PathToScalar(MethodBase method, HashSet<MethodBase> seen)
    {
        if (method.DeclaringType == typeof(Scalar) && method.IsConstructor)
        {
            return Name(method);
        }

        IEnumerable<string?> paths = seen.Add(method) ? Calls(method).Select(called => PathToScalar(called, seen)) : [];
        return paths.FirstOrDefault(path => path is not null) is { } rest ? $"{Name(method)} → {rest}" : null;
    }

    private static MethodBase[] Calls(MethodBase method)
    {
        if (!s_calls.TryGetValue(method, out MethodBase[]? calls))
        {
            s_calls[method] = calls = [.. MethodCalls.In(method).Where(called => called.Module.Assembly == s_torch)];
        }

        return calls;
    }

    private static string Name(MethodBase method) => $"{method.DeclaringType?.Name}.{method.Name}";
}
