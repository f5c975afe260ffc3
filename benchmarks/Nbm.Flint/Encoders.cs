using System.Reflection;
using Nbm.Generated;

namespace Nbm.Flint;

/// <summary>The encoders of generated models, which keep them to themselves.</summary>
internal static class Encoders
{
    public static RecordEncoder<TRow> Of<TRow>() =>
        (RecordEncoder<TRow>)typeof(TRow).Assembly.GetTypes()
            .Select(type => type.GetField("s_encoder", BindingFlags.NonPublic | BindingFlags.Static))
            .First(field => field?.FieldType == typeof(RecordEncoder<TRow>))!.GetValue(null)!;
}
