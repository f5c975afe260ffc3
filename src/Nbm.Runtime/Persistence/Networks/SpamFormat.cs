using System.Collections.Immutable;
using System.Globalization;
using Nbm.Freezing;
using Nbm.Models;

namespace Nbm.Persistence;

/// <summary>Low-rank polynomials in files: how rows become inputs, once or for each degree, what kinds of degrees there are, and their
/// weights as tensors.</summary>
internal sealed class SpamFormat : FamilyFormat<SpamModel>
{
    private const string Inputs = "inputs";
    private const string Degrees = "degrees";
    private const string Weights = "weights";
    private const int DegreeBytes = 1 + 4 + 1 + 1;

    public override string Family => "spam";

    public override IReadOnlyList<string> Sections => [Inputs, Degrees, Weights];

    protected override void Write(SpamModel model, SectionWriter to)
    {
        // The line's first; degrees that have the same say so.
        InputEncoding[] inputs = [.. model.Degrees.Select(degree => degree.Inputs).Prepend(model.Line.Inputs).Distinct()];
        to.Required(Inputs, section =>
        {
            section.Int32(inputs.Length);
            Array.ForEach(inputs, own => InputFormat.Write(section, own));
        });
        to.Required(Degrees, section =>
        {
            section.Int32(model.Degrees.Length);
            foreach (PolynomialDegree degree in model.Degrees)
            {
                section.Byte((byte)degree.Degree);
                section.Int32(Array.IndexOf(inputs, degree.Inputs));
                section.Boolean(degree.HasRoots);
                section.Boolean(degree.IsOfDistinct);
            }
        });
        List<FileTensor> tensors =
        [
            FileTensor.Of("line weights", [.. model.Line.Weights], model.Outputs, model.Line.Inputs.Count),
            FileTensor.Of("line means", [.. model.Line.Means], model.Line.Inputs.Count),
            FileTensor.Of("importances", [.. model.Parts.SelectMany(part => part.Importances)], model.Parts.Length, model.Outputs),
        ];
        foreach (PolynomialDegree degree in model.Degrees)
        {
            tensors.Add(FileTensor.Of(Name(degree.Degree, "factors"), [.. degree.Factors], degree.Inputs.Count, degree.Rank));
            tensors.Add(FileTensor.Of(Name(degree.Degree, "weights"), [.. degree.Weights], model.Outputs, degree.Rank));
            tensors.Add(FileTensor.Of(Name(degree.Degree, "means"), [.. degree.Moments.Means], degree.Features, degree.Rank));
            tensors.Add(FileTensor.Of(Name(degree.Degree, "squares"), [.. degree.Moments.Squares], degree.Features, degree.Rank));
            tensors.Add(FileTensor.Of(Name(degree.Degree, "cubes"), [.. degree.Moments.Cubes], degree.Features, degree.Rank));
        }

        to.RequiredTensors(Weights, tensors);
    }

    protected override SpamModel Read(CommonParts common, SectionReader from)
    {
        InputEncoding[] inputs = from.Read(Inputs,
            section => section.Items(4, "encodings", () => InputFormat.Read(section, common.Schema), most: 3));
        Kind[] kinds = from.Read(Degrees, section => section.Items(
            DegreeBytes, "degrees", () => new Kind(section.Byte(), Of(section, inputs), section.Boolean(), section.Boolean()), most: 2));
        return FileTensors.Read(from, Weights, tensors =>
        {
            int outputs = common.Intercepts.Length, features = common.Schema.Features.Length;
            int degree = kinds.Select(kind => kind.Degree).DefaultIfEmpty(1).Max();
            if (inputs.Length == 0 || degree > 3)
            {
                throw new ArgumentException("there are no inputs, or a degree is beyond 3");
            }

            int line = inputs[0].Count;
            return new SpamModel(
                common,
                new PolynomialLine(
                    inputs[0], tensors.Doubles("line weights", outputs, line).AsImmutable(),
                    tensors.Doubles("line means", line).AsImmutable()),
                [.. kinds.Select(kind => ReadDegree(tensors, kind, outputs))],
                tensors.Doubles("importances", checked((int)new PolynomialParts(features, degree).Count), outputs).AsImmutable());
        });
    }

    private static InputEncoding Of(FileCursor from, InputEncoding[] inputs) =>
        from.Int32() is var index && (uint)index < (uint)inputs.Length
        ? inputs[index]
        : throw from.Wrong(FormattableString.Invariant($"a degree has encoding {index}, and there are {inputs.Length}"));

    private static PolynomialDegree ReadDegree(FileTensors tensors, Kind kind, int outputs)
    {
        int features = kind.Inputs.Features.Length, rank = tensors.ShapeOf(Name(kind.Degree, "factors"), 2)[1];
        ImmutableArray<double> Moments(string what) => tensors.Doubles(Name(kind.Degree, what), features, rank).AsImmutable();
        return new PolynomialDegree(
            kind.Degree, kind.Inputs, kind.HasRoots, kind.IsOfDistinct,
            tensors.Singles(Name(kind.Degree, "factors"), kind.Inputs.Count, rank).AsImmutable(),
            tensors.Doubles(Name(kind.Degree, "weights"), outputs, rank).AsImmutable(),
            new FactorMoments(Moments("means"), Moments("squares"), Moments("cubes")));
    }

    private static string Name(int degree, string what) => string.Create(CultureInfo.InvariantCulture, $"degree {degree} {what}");

    private sealed record Kind(int Degree, InputEncoding Inputs, bool HasRoots, bool IsOfDistinct);
}
