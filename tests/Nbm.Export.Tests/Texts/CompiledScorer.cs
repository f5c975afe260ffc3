using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.Export.Tests.Databases;
using Nbm.Generated;

namespace Nbm.Export.Tests.Texts;

/// <summary>An exported scorer, compiled, in this process.</summary>
internal sealed class CompiledScorer
{
    private readonly Type _row;
    private readonly Type _scorer;
    private readonly AdditiveModel _model;

    private CompiledScorer(AdditiveModel model, Type scorer)
    {
        _model = model;
        _scorer = scorer;
        _row = scorer.GetNestedType("Row")!;
    }

    public static CompiledScorer Of(AdditiveModel model, CSharpExport export)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        MetadataReference[] references = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];
        var compilation = CSharpCompilation.Create("Exported", [CSharpSyntaxTree.ParseText(export.Source(model))], references, options);
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        result.Diagnostics.Where(found => found.Severity >= DiagnosticSeverity.Warning).ShouldBeEmpty();
        stream.Position = 0;
        Assembly assembly = new AssemblyLoadContext("exported", isCollectible: true).LoadFromStream(stream);
        return new CompiledScorer(model, assembly.GetType($"{model.Schema.Name}Scorer")!);
    }

    /// <summary>The score of each row of a table: categories as texts, but for bools, which the reader of CSV files reads.</summary>
    public double[] Scores(TestTable table)
    {
        MethodInfo score = _scorer.GetMethod("Score")!;
        return [.. table.Rows.Select(cells => (double)score.Invoke(null, [Row(table, cells)])!)];
    }

    /// <summary>The likeliest class of a row of a multiclass model.</summary>
    public object? Label(int classes, params (string Feature, object? Value)[] values)
    {
        object row = Activator.CreateInstance(_row)!;
        foreach ((string feature, object? value) in values)
        {
            Set(row, feature, value);
        }

        // Spans can't be boxed: a delegate takes them.
        MethodInfo predict = _scorer.GetMethod("Predict")!;
        MethodInfo call = typeof(CompiledScorer).GetMethod(nameof(Call), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(_row, predict.ReturnType);
        return call.Invoke(null, [predict, row, classes]);
    }

    private delegate TLabel Predict<TRow, TLabel>(TRow row, Span<double> probabilities);

    private static TLabel Call<TRow, TLabel>(MethodInfo predict, TRow row, int classes) =>
        predict.CreateDelegate<Predict<TRow, TLabel>>()(row, new double[classes]);

    private object Row(TestTable table, object?[] cells)
    {
        object row = Activator.CreateInstance(_row)!;
        foreach (FeatureSchema feature in _model.Schema.Features)
        {
            object? cell = cells[Array.FindIndex(table.Columns, column => column.Name == feature.Column)];
            if (feature.ClrType == "bool")
            {
                CsvRow read = CsvColumns.Find("file", [feature.Column], feature.Column).Row([(string)cell!], 1);
                cell = feature.IsNullable ? read.NullableBoolean(0) : read.Boolean(0);
            }

            Set(row, feature.Name, cell);
        }

        return row;
    }

    private void Set(object row, string feature, object? value) => _row.GetProperty(feature)!.SetValue(row, value);
}
