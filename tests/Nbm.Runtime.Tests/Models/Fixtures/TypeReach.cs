using System.Reflection;
using System.Reflection.Emit;

namespace Nbm.Tests;

/// <summary>The types of an assembly that a type mentions, in its members and their code, and those that these mention, and so
/// on.</summary>
internal static class TypeReach
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static HashSet<Type> From(Type root)
    {
        var reached = new HashSet<Type>();
        var open = new Stack<Type>([root]);
        while (open.TryPop(out Type? type))
        {
            foreach (Type part in Parts(type).Where(part => part.Assembly == root.Assembly && reached.Add(part)))
            {
                foreach (Type mentioned in Mentioned(part))
                {
                    open.Push(mentioned);
                }
            }
        }

        return reached;
    }

    // A type without its arguments, its arguments, or its element type.
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        return type.IsGenericParameter ? [] : type.IsGenericType
            ? [type.GetGenericTypeDefinition(), .. type.GenericTypeArguments.SelectMany(Parts)]
            : [type];
    }

    private static IEnumerable<Type> Mentioned(Type type)
    {
        IEnumerable<MethodBase> methods = [.. type.GetMethods(All), .. type.GetConstructors(All)];
        return type.GetFields(All).Select(field => field.FieldType)
            .Concat(type.BaseType is null ? [] : [type.BaseType])
            .Concat(methods.SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType)))
            .Concat(methods.OfType<MethodInfo>().Select(method => method.ReturnType))
            .Concat(methods.SelectMany(InCode));
    }

    private static List<Type> InCode(MethodBase method)
    {
        var types = new List<Type>();
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int at = 0; at < code.Length;)
        {
            short value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            OpCode opcode = s_codes[value];
            at += opcode.Size;
            if (opcode.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType
                or OperandType.InlineTok)
            {
                Type[] ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : [];
                Type[] ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
                MemberInfo member = method.Module.ResolveMember(BitConverter.ToInt32(code, at), ofType, ofMethod)!;
                types.Add(member as Type ?? member.DeclaringType!);
            }

            at += OperandSize(opcode, code, at);
        }

        return types;
    }

    private static int OperandSize(OpCode opcode, byte[] code, int at) => opcode.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
