// Masked experts on real data: accuracy beside a perceptron, which experts lead and how steadily, cascades, and what a step costs.
using System.CommandLine;
using System.Globalization;
using Nbm;
using Nbm.Experts;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var data = new Argument<string>("data") { Description = "heloc, credit, california or hpc; or cost, for a step against the number of experts." };
data.AcceptOnlyFromAmong([.. DataSets.ByName.Keys, "cost"]);
var seeds = new Option<int>("--seeds") { Description = "How many seeds.", DefaultValueFactory = _ => 3 };
var heldOut = new Option<bool>("--held-out") { Description = "Leave test rows alone: measure on rows held out from those to learn from." };
var options = new Option<string[]>("--options") { Description = "Options of experts, as HiddenUnits=24,24 Dropout=0.2.", AllowMultipleArgumentsPerToken = true };
var cascades = new Option<bool>("--cascades") { Description = "Cascades without each group, of experts of all others." };
var mostLoss = new Option<double>("--most-loss") { Description = "What a threshold may cost on the rows that it is chosen on.", DefaultValueFactory = _ => 0.005 };
var folds = new Option<int>("--folds") { Description = "Leave test rows alone: means over so many parts of the training rows." };
var additive = new Option<bool>("--additive") { Description = "The additive model beside them." };
var command = new RootCommand("Trains experts on groups of features and prints what they reach.") { data, seeds, heldOut, options, cascades, mostLoss, folds, additive };
command.SetAction(arguments =>
{
    string name = arguments.GetValue(data)!;
    ExpertsOptions own = OptionText.Parse(name == "cost" ? new ExpertsOptions() : DataSets.Usual(name), arguments.GetValue(options) ?? []);
    if (name == "cost")
    {
        StepCost.Print(own);
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
