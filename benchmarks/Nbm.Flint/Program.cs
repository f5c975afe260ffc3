// Networks with interpreters on real data: fidelity and conciseness beside a perceptron's error; boosted trees explained afterwards.
using System.CommandLine;
using System.Globalization;
using Nbm;
using Nbm.Flint;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var data = new Argument<string>("data") { Description = "mnist, heloc, hpc or california." };
data.AcceptOnlyFromAmong([.. DataSets.ByName.Keys]);
var seeds = new Option<int>("--seeds") { Description = "How many seeds.", DefaultValueFactory = _ => 3 };
var heldOut = new Option<bool>("--held-out") { Description = "Leave test rows alone: measure on rows held out from those to learn from." };
var inputs = new Option<AttributeInputs>("--inputs") { Description = "What attributes read." };
var attributes = new Option<int?>("--attributes") { Description = "How many; 25 of mnist, else 8." };
var options = new Option<string[]>("--options")
{
    Description = "Options of training, as HiddenUnits=64,32 Entropy=0.1.", AllowMultipleArgumentsPerToken = true,
};
var alone = new Option<bool>("--mlp") { Description = "A perceptron at its own defaults beside it." };
var pictures = new Option<string?>("--pictures") { Description = "A folder that takes pictures of the first seed's attributes." };
var pairs = new Option<int>("--pairs") { Description = "How many suggested interactions attributes of features have, beside curves." };
var teacher = new Option<bool>("--teacher") { Description = "Boosted trees, of heloc or california, explained afterwards." };
var terms = new Option<bool>("--terms") { Description = "The terms of an additive network of heloc, made concise." };
var command = new RootCommand("Trains networks with interpreters and prints what they reach.")
{
    data, seeds, heldOut, inputs, attributes, options, alone, pictures, pairs, teacher, terms,
};
command.SetAction(arguments =>
{
    string name = arguments.GetValue(data)!;
    if (arguments.GetValue(teacher))
    {
        TeacherRun.ByName[name](arguments.GetValue(seeds), arguments.GetValue(pairs));
        return;
    }

    if (arguments.GetValue(terms))
    {
        TermRun.Measure(arguments.GetValue(heldOut), arguments.GetValue(seeds));
        return;
    }

    IDataSet set = DataSets.ByName[name](arguments.GetValue(heldOut));
    AttributeInputs read = arguments.GetValue(inputs);
    FlintOptions own = OptionText.Parse(DataSets.Usual(name, read), arguments.GetValue(options) ?? []);
    int count = arguments.GetValue(attributes) ?? (name == "mnist" ? 25 : 8);
    set.Measure(own, count, read, arguments.GetValue(seeds), arguments.GetValue(alone), arguments.GetValue(pictures),
        arguments.GetValue(pairs));
});
return command.Parse(args).Invoke();
