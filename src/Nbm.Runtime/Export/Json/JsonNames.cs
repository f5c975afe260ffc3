using System.Text.Json;

namespace Nbm.Export.Json;

/// <summary>The members of enums as JSON names them: in camel case.</summary>
internal static class JsonNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static T Find<T>(JsonPart part)
        where T : struct, Enum
    {
        string name = part.Text();
        foreach (T value in Enum.GetValues<T>())
        {
            if (Of(value) == name)
            {
                return value;
            }
        }

        throw part.Wrong($"'{Cited.Text(name)}' is none of {string.Join(", ", Enum.GetValues<T>().Select(Of))}");
    }
}
