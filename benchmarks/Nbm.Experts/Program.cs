// Masked experts on real data: accuracy beside a perceptron, which experts lead and how steadily, cascades, and what a step costs.
using System.CommandLine;
using System.Globalization;
using Nbm;
using Nbm.Experts;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var data = new Argument<string>("data") { Description =
    "heloc, credit, california or hpc; or cost, for a step against the number of experts; or ratings, of 100,000 made-up users." };
data.AcceptOnlyFromAmong([.. DataSets.ByName.Keys, "cost", "ratings"]);
var seeds = new Option<int>("--seeds") { Description = "How many seeds.", DefaultValueFactory = _ => 3 };
var heldOut = new Option<bool>("--held-out") { Description = "Leave test rows alone: measure on rows held out from those to learn from." };
var options = new Option<string[]>("--options") { Description = "Options of experts, as HiddenUnits=24,24 Dropout=0.2.",
    AllowMultipleArgumentsPerToken = true };
var cascades = new Option<bool>("--cascades") { Description = "Cascades without each group, of experts of all others." };
var mostLoss = new Option<double>("--most-loss") { Description = "What a threshold may cost on the rows that it is chosen on.",
    DefaultValueFactory = _ => 0.005 };
var folds = new Option<int>("--folds") { Description = "Leave test rows alone: means over so many parts of the training rows." };
var additive = new Option<bool>("--additive") { Description = "The additive model beside them." };
var users = new Option<int>("--users") { Description = "Users of ratings.", DefaultValueFactory = _ => 100_000 };
var command = new RootCommand("Trains experts on groups of features and prints what they reach.") { data, seeds, heldOut, options, cascades,
    mostLoss, folds, additive, users };
command.SetAction(arguments =>
{
    string name = arguments.GetValue(data)!;
    ExpertsOptions own = OptionText.Parse(name is "cost" or "ratings" ? new ExpertsOptions() : DataSets.Usual(name),
        arguments.GetValue(options) ?? []);
    if (name == "cost")
    {
        StepCost.Print(own);
        return;
    }

    if (name == "ratings")
    {
        string[] texts = arguments.GetValue(options) ?? [];
        var usual = new ExpertsOptions
        {
            Seed = 1, HiddenUnits = [64, 64], BatchSize = 4096, Epochs = 8, LearningRate = 0.01, WeightDecay = 0.1, EmbeddingWidth = 8,
        };
        ExpertsOptions asked = OptionText.Parse(usual, texts);
        var mlp = new MlpOptions
        {
            Seed = 1, HiddenUnits = [64, 64], BatchSize = asked.BatchSize, Epochs = asked.Epochs, Dropout = asked.Dropout,
            LearningRate = asked.LearningRate, WeightDecay = asked.WeightDecay,
            EmbeddingWidth = asked.EmbeddingWidth,
        };
        Ratings.Print(arguments.GetValue(users), mlp, asked);
        return;
    }

    IDataSet set = DataSets.ByName[name](arguments.GetValue(heldOut));
    if (arguments.GetValue(folds) is > 1 and var parts)
    {
        set.Fold(own, parts);
    }
    else if (arguments.GetValue(cascades))
    {
        set.Cascades(own, arguments.GetValue(seeds), arguments.GetValue(mostLoss));
    }
    else
    {
        set.Compare(own, arguments.GetValue(seeds), arguments.GetValue(additive));
    }
});
return command.Parse(args).Invoke();
