using System;
using System.Globalization;
using System.Security.Cryptography;

namespace Nbm.Freezing;

/// <summary>
/// Reads a model file (docs/model-file.md) without the runtime. What is appended by newer minor versions is passed over, as every reader does.
/// </summary>
internal static class FrozenReader
{
    private const int Major = 1;
    private const int FixedLength = 16;
    private const int HeaderLength = FixedLength + 32;

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="FrozenFormatException">The bytes are no model file that this program can read.</exception>
    public static FrozenModel Read(byte[] file)
    {
        CheckHeader(file, out int minor);
        var from = new FileCursor(file, HeaderLength);
        FrozenModel model = FrozenSchemaReader.Read(from, minor);
        ReadVocabularies(from, model);
        from.Where = "the classes";
        model.Classes = from.Texts();
        model.Intercepts = from.Doubles();
        from.Where = "the axes";
        model.Axes = from.Items(14, "axes", () => ReadAxis(from, model));
        ReadTerms(from, model);
        SkipHistory(from);
        if (minor >= 1)
        {
            ReadSelection(from, model);
            SkipScoreErrors(from, model);
        }

        if (minor >= 2)
        {
            ReadBaseline(from, model);
        }

        if (minor >= 3)
        {
            SkipImportanceErrors(from, model);
            FrozenVectorReader.ReadTerms(from, model);
        }

        if (minor >= 5) // Only what is behind smoothness and run, which version 1.5 added, is of interest here.
        {
            SkipSmoothness(from, model);
            SkipRun(from);
            FrozenLevelReader.Read(from, model);
        }

        return FrozenRules.FirstViolation(model) is { } violation
            ? throw new FrozenFormatException($"it is damaged, or was put together wrongly: {violation}")
            : model;
    }

    private static void CheckHeader(byte[] file, out int minor)
    {
        if (file.Length < 4 || file[0] != 'N' || file[1] != 'b' || file[2] != 'm' || file[3] != 0x1A)
        {
            throw new FrozenFormatException("it is no Nbm model: it doesn't begin with 'Nbm'");
        }

        if (file.Length < HeaderLength)
        {
            throw new FrozenFormatException($"it ends within its header, after {Number(file.Length)} of {Number(HeaderLength)} bytes");
        }

        int major = file[4] | (file[5] << 8);
        minor = file[6] | (file[7] << 8);
        if (major != Major)
        {
            throw new FrozenFormatException(major > Major
                ? $"it is of format version {Number(major)}, this compiler reads version {Number(Major)}; update Nbm"
                : $"it says to be of format version {Number(major)}, which was never written");
        }

        long length = 0;
        for (int i = 7; i >= 0; i--)
        {
            length = (length << 8) | file[8 + i];
        }

        if (length != file.Length - HeaderLength)
        {
            throw new FrozenFormatException($"its header says that {Number(length)} bytes follow it, but {Number(file.Length - HeaderLength)} do");
        }

        CheckSum(file);
    }

    private static void CheckSum(byte[] file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(file, 0, FixedLength);
        hash.AppendData(file, HeaderLength, file.Length - HeaderLength);
        byte[] sum = hash.GetHashAndReset();
        for (int i = 0; i < sum.Length; i++)
        {
            if (sum[i] != file[FixedLength + i])
            {
                throw new FrozenFormatException("its checksum doesn't match: it was damaged or changed since it was saved");
            }
        }
    }

    private static void ReadVocabularies(FileCursor from, FrozenModel model)
    {
        foreach (FrozenFeature feature in model.Features)
        {
            from.Where = $"the vocabulary of {NameRule.Cited(feature.Name)}";
            feature.Vocabulary = feature.Kind == FrozenKind.OpenCategory ? from.Texts() : [];
        }
    }

    private static FrozenAxis ReadAxis(FileCursor from, FrozenModel model)
    {
        int feature = from.Int32();
        return feature >= 0 && feature < model.Features.Length
            ? new FrozenAxis
            {
                Feature = feature,
                Knots = from.Doubles(),
                Levels = from.Int32(),
                HasMissing = from.Boolean(),
                HasUnseen = from.Boolean(),
                Specials = model.Features[feature].Specials,
            }
            : throw from.Wrong($"an axis is of feature {Number(feature)}, but there are {Number(model.Features.Length)}");
    }

    private static void ReadTerms(FileCursor from, FrozenModel model)
    {
        model.Terms = new FrozenTerm[model.Features.Length + model.Interactions.Length];
        for (int t = 0; t < model.Terms.Length; t++)
        {
            from.Where = $"the term {NameRule.Cited(model.TermName(t))}";
            var term = new FrozenTerm { Axes = from.Int32s(), Tables = new float[model.Outputs][], Importances = new double[model.Outputs] };
            for (int c = 0; c < model.Outputs; c++)
            {
                term.Importances[c] = from.Double();
                term.Tables[c] = from.Floats();
            }

            model.Terms[t] = term;
        }
    }

    private static void SkipHistory(FileCursor from)
    {
        from.Where = "the training history";
        from.Int32();
        from.Items(21, "epochs", () => (from.Int32(), from.Double(), from.Boolean(), from.Double()));
    }

    private static void ReadSelection(FileCursor from, FrozenModel model)
    {
        for (int t = 0; t < model.Terms.Length; t++)
        {
            from.Where = $"the errors of the term {NameRule.Cited(model.TermName(t))}";
            model.Terms[t].Selected = from.Boolean();
            from.Boolean();
            from.Double();
            int tables = from.Boolean() ? model.Outputs : 0;
            for (int c = 0; c < tables; c++)
            {
                from.Floats();
            }
        }
    }

    private static void SkipScoreErrors(FileCursor from, FrozenModel model)
    {
        from.Where = "the errors of the scores";
        int outputs = from.Boolean() ? model.Outputs : 0;
        for (int c = 0; c < outputs; c++)
        {
            from.Double();
            from.Floats();
        }
    }

    private static void ReadBaseline(FileCursor from, FrozenModel model)
    {
        from.Where = "the noise";
        from.Boolean();
        from.Double();
        if (from.Boolean())
        {
            model.Baseline = (from.Doubles(), from.Doubles());
        }
    }

    private static void SkipImportanceErrors(FileCursor from, FrozenModel model)
    {
        for (int t = 0; t < model.Terms.Length; t++)
        {
            from.Where = $"the importances' errors of the term {NameRule.Cited(model.TermName(t))}";
            int outputs = from.Boolean() ? model.Outputs : 0;
            for (int c = 0; c < outputs; c++)
            {
                from.Double();
            }
        }
    }

    private static void SkipSmoothness(FileCursor from, FrozenModel model)
    {
        from.Where = "the smoothness of the terms";
        int numbers = from.Boolean() ? 6 * model.Terms.Length : 0;
        for (int i = 0; i < numbers; i++)
        {
            from.Double();
        }
    }

    private static void SkipRun(FileCursor from)
    {
        from.Where = "the training run";
        if (from.Boolean())
        {
            from.Int32();
            from.Int32();
            from.Int32();
            from.Boolean();
            from.Items(8, "options", () => (from.Text(), from.Text()));
            from.Text();
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
