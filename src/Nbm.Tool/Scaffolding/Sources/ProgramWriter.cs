using Nbm.Tool.Scaffolding.Plans;

namespace Nbm.Tool.Scaffolding.Sources;

/// <summary>Writes the program: read, split, train, evaluate, explain a row, save, report.</summary>
internal static class ProgramWriter
{
    public static string Write(RecordPlan plan) => $$"""
        using {{plan.Namespace}};
        using Nbm;

        // dotnet run -c Release [-- data.csv [folder]]
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
        string data = args.Length > 0 ? args[0] : Path.Combine(AppContext.BaseDirectory, {{SourceText.Literal(Path.GetFileName(plan.Csv))}});
        string folder = args.Length > 1 ? args[1] : ".";

        {{plan.Name}}[] rows = {{plan.Name}}Csv.Read(data{{CsvOptionsWriter.Argument(plan.Options)}});
        var (train, test) = rows.Split(testFraction: 0.2, seed: 1);
        Console.WriteLine($"{train.Length} rows to learn from, {test.Length} to be tested on.");

        {{plan.Name}}Model model = {{plan.Name}}Model.Train(train, new TrainingOptions { Seed = 1 });
        foreach (TrainingNotice notice in model.Notices)
        {
            Console.WriteLine($"\nNotice: {notice}");
        }

        Console.WriteLine($"\nOn the test rows: {model.Evaluate(test)}\n");
        foreach (TermImportance term in model.Importances)
        {
            Console.WriteLine(term);
        }

        Console.WriteLine($"\nThe first test row:\n{model.Explain(test[0])}");

        model.Save(Path.Combine(folder, "model.nbm"));
        model.WriteReport(Path.Combine(folder, "report.html"), test);
        Console.WriteLine("\nWrote model.nbm, and report.html to look at.");

        """.Replace("\r\n", "\n", StringComparison.Ordinal);
}
