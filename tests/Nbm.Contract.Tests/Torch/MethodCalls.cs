using System.Reflection;
using System.Reflection.Emit;

namespace Nbm.Contract.Tests.Torch;

/// <summary>Which methods a method's body names: calls, constructors, and what it makes delegates of. ECMA-335, partition III.</summary>
internal static class MethodCalls
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private const byte TwoBytes = 0xFE;

    private static readonly Dictionary<int, OpCode> s_codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    /// <summary>All methods and constructors that are written in an assembly.</summary>
    public static IEnumerable<MethodBase> Of(Assembly assembly) => assembly.GetTypes()
        .SelectMany(type => type.GetMethods(Everything).Concat<MethodBase>(type.GetConstructors(Everything)));

    /// <summary>The methods that a body names, generic ones as they are declared.</summary>
    public static IEnumerable<MethodBase> In(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } body)
        {
            yield break;
        }

        Type[]? ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        Type[]? ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (int at = 0; at < body.Length;)
        {
            OpCode code = s_codes[body[at] == TwoBytes ? (TwoBytes << 8) | body[at + 1] : body[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod)
            {
                yield return Declared(method.Module.ResolveMethod(BitConverter.ToInt32(body, at), ofType, ofMethod)!);
            }

            at += OperandSize(code.OperandType, body, at);
        }
    }

    private static MethodBase Declared(MethodBase method)
    {
        MethodBase open = method is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericMethodDefinition() : method;
        return open.DeclaringType is { IsConstructedGenericType: true } ? open.Module.ResolveMethod(open.MetadataToken)! : open;
    }

    private static int OperandSize(OperandType type, byte[] body, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => sizeof(int) * (1 + BitConverter.ToInt32(body, at)),
        _ => 4,
    };
}
