using System.Collections.Immutable;
using System.Text;
using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Emitted;
using Nbm.Fuzz.Tests.Harness;
using Nbm.Models;
using Nbm.Reports;

namespace Nbm.Fuzz.Tests.Targets;

/// <summary>Model files whose texts are hostile, where they load, as everything that a model is exported to.</summary>
internal abstract class EmitterTarget : FuzzTarget
{
    private static readonly ImmutableArray<(byte[] File, Field Payload)> s_trees = [
        .. Seeds.All.Select(seed => (seed.File, FileGrammar.Read(seed.File)))];

    public override int Cost => 100;

    public override byte[] Make(FuzzRandom random)
    {
        (byte[] file, Field tree) = random.Pick(s_trees);
        Field payload = tree.Copy();
        Field[] texts = [.. payload.All().Where(field => field.Kind == FieldKind.Text && field.Name != "hash")];
        int changes = 1 + random.Small(6);
        for (int i = 0; i < changes; i++)
        {
            string? old = random.Pick(texts).Text;
            string text = random.Pick(random.OneIn(20) ? HostileTexts.Long : HostileTexts.All);
            text = random.OneIn(4) ? old + text : text;
            foreach (Field field in random.OneIn(4) ? [random.Pick(texts)] : texts.Where(field => field.Text == old))
            {
                field.Text = text; // Most often all that were the same, as classes are in two places.
            }
        }

        return ModelBytes.WithHash(FileGrammar.Write(payload, file));
    }

    public override string Run(byte[] input, FuzzRandom random, FuzzCosts costs)
    {
        AdditiveModel model;
        try
        {
            model = AdditiveModel.Load(new MemoryStream(input));
        }
        catch (NbmFormatException)
        {
            return "refused";
        }

        return Oracle.Refusal(() => Emit(model, random), typeof(NbmExportException)) ?? "emitted";
    }

    protected abstract void Emit(AdditiveModel model, FuzzRandom random);

    protected static string Text(AdditiveModel model, ModelExport export)
    {
        using var stream = new MemoryStream();
        model.Export(stream, export);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}

/// <summary>As C#.</summary>
internal sealed class EmitCSharp : EmitterTarget
{
    public override string Name => "emit-csharp";

    public override int DefaultInputs => 40;

    protected override void Emit(AdditiveModel model, FuzzRandom random) =>
        CompiledSources.CheckAlone(
            Text(model, random.OneIn(2) ? new CSharpExport() : new CSharpExport { Namespace = "Exported", ClassName = "Scorer" }));
}

/// <summary>As pages, of hostile numbers: pictures end, and hold no number that isn't one.</summary>
internal sealed class EmitPages : EmitterTarget
{
    public override string Name => "emit-pages";

    public override int DefaultInputs => 200;

    public override int Cost => 50;

    public override byte[] Make(FuzzRandom random)
    {
        Seed seed = random.Pick(Seeds.All);
        Field payload = FileGrammar.Read(seed.File);
        Field[] numbers = [.. payload.All().Where(field => field.Kind is FieldKind.Double or FieldKind.Single)];
        Field[] knots = [.. payload.All().Where(field => field is { Kind: FieldKind.List, Name: "knots" })];
        if (knots.Length > 0 && random.OneIn(2))
        {
            // Increasing, in a narrow range around something extreme, or over all there is.
            double from = random.Pick([9007199254740992.0, 1e15, -1e300, 0, 1e-300, 4503599627370496.5]), next = from;
            foreach (Field knot in random.Pick(knots).Items)
            {
                knot.Bits = BitConverter.DoubleToInt64Bits(next);
                next = random.OneIn(3) ? Math.BitIncrement(next) : random.OneIn(2) ? next + Math.Max(1, Math.Abs(next) * 1e-15)
                    : next + Math.Abs(Numbers.Double(random)) is var far && double.IsFinite(far) ? far : Math.BitIncrement(next);
            }
        }

        for (int i = random.Small(6); i > 0; i--)
        {
            Field number = random.Pick(numbers);
            number.Bits = number.Kind == FieldKind.Double ? BitConverter.DoubleToInt64Bits(Numbers.Double(random))
                : BitConverter.SingleToUInt32Bits(Numbers.Single(random));
        }

        return ModelBytes.WithHash(FileGrammar.Write(payload, seed.File));
    }

    protected override void Emit(AdditiveModel model, FuzzRandom random)
    {
        string page = EmitOthers.Page(model, random);
        HtmlTexts.Check(page);
        if (page.Contains("=\"NaN", StringComparison.Ordinal) || page.Contains("Infinity\"", StringComparison.Ordinal)
            || page.Contains("NaN,", StringComparison.Ordinal))
        {
            throw new FuzzFailure("A picture has a place that isn't a number.");
        }
    }
}

/// <summary>As SQL of every dialect, ONNX, JSON and a page.</summary>
internal sealed class EmitOthers : EmitterTarget
{
    public override string Name => "emit-others";

    public override int DefaultInputs => 200;

    public override int Cost => 20;

    protected override void Emit(AdditiveModel model, FuzzRandom random)
    {
        switch (random.Below(4))
        {
            case 0:
                model.Export(Stream.Null, new OnnxExport());
                break;
            case 1:
                HtmlTexts.Check(Page(model, random));
                break;
            default:
                SqlDialect dialect = random.Pick(Enum.GetValues<SqlDialect>());
                SqlTexts.Check(dialect, Text(model, new SqlExport(dialect)));
                break;
        }
    }

    private static VectorRows? NoNames(int count)
    {
        VectorRows? rows = count == 0 ? null : new VectorRows();
        for (int i = 0; i < count; i++)
        {
            rows!.Add(new VectorRow([], [], 0, 0));
        }

        return rows;
    }

    /// <summary>The page of a model and two rows.</summary>
    public static string Page(AdditiveModel model, FuzzRandom random)
    {
        const int Rows = 2;
        double[] columns = [.. Enumerable.Range(0, model.Schema.Features.Length)
            .SelectMany(f => Enumerable.Range(0, Rows).Select(_ => Finite.Value(model.Terms[f].Axis(0), random)))];
        var scores = new double[model.Outputs * Rows];
        try
        {
            model.ScoreTables(columns, Rows, Rows, scores, 0);
        }
        catch (NbmDataException)
        {
            return ReportPage.Write(model, ReportRows.Of(model, [], [], [], [], null), new ReportOptions());
        }

        ReportRows rows = ReportRows.Of(model, columns, scores, new double[Rows], [double.NaN, double.NaN], null) with
        {
            Vectors = [.. model.Vectors.Select(vector =>
                Enumerable.Repeat(new VectorPart(vector.Names.FirstOrDefault() ?? "", new double[model.Outputs]), Rows).ToArray())],
            Encoded = NoNames(Rows * model.Vectors.Length),
        };
        return ReportPage.Write(model, rows,
            new ReportOptions { Title = random.OneIn(2) ? random.Pick(HostileTexts.All) : null, Data = random.Pick(HostileTexts.All),
                Notes = random.Pick(HostileTexts.All) });
    }
}
