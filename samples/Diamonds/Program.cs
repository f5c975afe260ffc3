using System.Globalization;
using Diamonds;
using Nbm;
using Nbm.Backends;
using Samples;
using Spectre.Console;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

Diamond[] rows = DiamondCsv.Read(Path.Combine(AppContext.BaseDirectory, "diamonds.csv"));
var (train, test) = rows.Split(testFraction: 0.2, seed: 1);
AnsiConsole.MarkupLine($"[bold]{rows.Length:#,0}[/] diamonds: {train.Length:#,0} to learn from, {test.Length:#,0} to be tested on.\n");

using Backend? backend = Device.Of(args);
var options = new TrainingOptions { Seed = 1, OnCancel = OnCancel.ReturnBest, Backend = backend };
DiamondModel model = TrainingBar.Run((progress, stop) => DiamondModel.Train(train, options, progress, stop));

RegressionMetrics metrics = model.Evaluate(test);
AnsiConsole.MarkupLine($"\nOn the test rows: RMSE [bold]$ {metrics.Rmse:#,0}[/], mean error $ {metrics.Mae:#,0}, R² {metrics.R2:0.0000}\n");
Tables.Importances(model.Importances);
Tables.Suggestions(() => DiamondModel.SuggestInteractions(train, count: 3, options));

// A curve is a function, and can be asked, also how sure it is.
NumericShape carat = model.Shapes.Carat;
Table curve = new Table().Title("What weight alone adds to the price").Border(TableBorder.Rounded)
    .AddColumn("carat").AddColumn("$").AddColumn("± standard error");
foreach (double weight in (double[])[0.3, 0.5, 0.7, 0.99, 1.0, 1.5, 2.0])
{
    curve.AddRow($"{weight:0.00}", $"{carat.Evaluate(weight):+#,0;-#,0}", $"± {carat.StandardError(weight):#,0}");
}

AnsiConsole.Write(curve);
DiamondExplanation why = model.Explain(test[0]);
Tables.Contributions($"A diamond of {test[0].Carat} ct: $ {why.Prediction:#,0} (in truth $ {test[0].Price:#,0})", why);
