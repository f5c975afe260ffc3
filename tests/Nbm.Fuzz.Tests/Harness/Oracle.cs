using System.Collections.Immutable;

namespace Nbm.Fuzz.Tests.Harness;

/// <summary>What may come of an input: a model that gives finite numbers, or an exception that the documentation names, with a message of a
/// sane length.</summary>
internal static class Oracle
{
    /// <summary>How long a message may be, in characters, without the path that it begins with.</summary>
    public const int MostCharacters = 3_000;

    private static readonly ImmutableArray<ModelExport> s_exports =
    [
        new JsonExport(), new JsonExport { Indented = true }, new CSharpExport(),
        new CSharpExport { Namespace = "Exported", ClassName = "Scorer" }, new OnnxExport(), new OnnxExport { Contributions = false },
        .. Enum.GetValues<SqlDialect>().Select(dialect => new SqlExport(dialect)),
        new SqlExport(SqlDialect.Sqlite) { Contributions = false },
    ];

    /// <summary>Runs what may end in one of some exceptions.</summary>
    /// <returns>The name of the exception; null if there was none.</returns>
    public static string? Refusal(Action run, params ReadOnlySpan<Type> documented)
    {
        try
        {
            run();
            return null;
        }
        catch (Exception e) when (e is not FuzzFailure)
        {
            if (!documented.Contains(e.GetType()))
            {
                throw new FuzzFailure($"An exception that isn't documented: {e.GetType().Name}: {Short(e.Message)}", e);
            }

            return e.Message.Length is > 0 and <= MostCharacters
                ? e.GetType().Name
                : throw new FuzzFailure(FormattableString.Invariant($"A message of {e.Message.Length} characters: {Short(e.Message)}"), e);
        }
    }

    /// <summary>Asks a model that was loaded for all that it gives.</summary>
    public static string Ask(AdditiveModel model, FuzzRandom random)
    {
        Finite.Importances(model.Importances);
        Finite.Check("an intercept", model.Intercepts.AsSpan());
        for (int r = 0; r < 3; r++)
        {
            Finite.Row(model, random);
        }

        SavesAgain(model);
        return random.OneIn(8) ? Export(model, random.Pick(s_exports)) : "loaded";
    }

    /// <summary>Asks a model of any family for what all of them give.</summary>
    public static string AskAny(TrainedModel model, FuzzRandom random)
    {
        if (model is AdditiveModel additive)
        {
            return Ask(additive, random);
        }

        Finite.Importances(model.Importances);
        Finite.Check("an intercept", model.Intercepts.AsSpan());
        AnyModel.Score(model, random);
        SavesAgain(model);
        _ = model.Size;
        return random.OneIn(8) ? Export(model, random.Pick(s_exports)) : "loaded";
    }

    private static string Export(TrainedModel model, ModelExport export)
    {
        string? refusal = Refusal(() => model.Export(Stream.Null, export), typeof(NbmExportException));
        return refusal is null ? "exported" : "loaded, export refused";
    }

    // The same bytes, whatever file it came from: what isn't in a model isn't in its file.
    private static void SavesAgain(TrainedModel model)
    {
        using MemoryStream first = new(), second = new();
        model.Save(first);
        first.Position = 0;
        try
        {
            TrainedModel.Load(first).Save(second);
        }
        catch (NbmFormatException e)
        {
            throw new FuzzFailure("A model that loaded was saved, and doesn't load again.", e);
        }

        if (!first.GetBuffer().AsSpan(0, (int)first.Length).SequenceEqual(second.GetBuffer().AsSpan(0, (int)second.Length)))
        {
            throw new FuzzFailure("A model that loaded was saved, loaded and saved again, to other bytes.");
        }
    }

    private static string Short(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
