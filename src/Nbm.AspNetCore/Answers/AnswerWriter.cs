using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Serving;

/// <summary>Makes answers of what a model says of rows.</summary>
internal static class AnswerWriter
{
    /// <summary>The answer to a row that was scored.</summary>
    public static PredictionAnswer Predict(ServedModel served, JsonRow row, ReadOnlySpan<double> scores)
    {
        TrainedModel model = served.Trained;
        ImmutableArray<string> classes = model.ShownClasses;
        Dictionary<string, Standing>? standings = null;
        for (int f = 0; f < row.Features.Length; f++)
        {
            if (model.StandingOf(f, row.Features[f]) is not Standing.Known and var standing)
            {
                (standings ??= new(StringComparer.Ordinal))[model.Schema.Features[f].Name] = standing;
            }
        }

        switch (model.Schema.Target.Task)
        {
            case ModelTask.Binary:
                return new PredictionAnswer
                {
                    Label = LabelOf(model, scores), PositiveClass = classes[1], Probability = Link.Sigmoid(scores[0]),
                    Score = scores[0], Standings = standings, Model = served.Identity,
                };
            case ModelTask.Multiclass:
                var probabilities = new double[scores.Length];
                Link.Softmax(scores, probabilities);
                return new PredictionAnswer
                {
                    Label = LabelOf(model, scores), Probabilities = ByClass(classes, probabilities), Scores = ByClass(classes, scores),
                    Standings = standings, Model = served.Identity,
                };
            default:
                double response = ResponseScale.Of(model.Schema.Target.Task, scores[0]);
                return new PredictionAnswer
                {
                    Prediction = double.IsFinite(response) ? response : null, // JSON has no infinity; the score says it.
                    Score = scores[0], Standings = standings, Model = served.Identity,
                };
        }
    }

    /// <summary>The class that scores stand for, as the data name it; null of numbers.</summary>
    public static string? LabelOf(TrainedModel model, ReadOnlySpan<double> scores)
    {
        if (model.Classes.IsEmpty)
        {
            return null;
        }

        int best = model.Outputs == 1 && scores[0] >= model.LabelFrom ? 1 : 0;
        for (int c = 1; c < scores.Length; c++)
        {
            best = scores[c] > scores[best] ? c : best;
        }

        return model.ShownClasses[best];
    }

    /// <summary>The answer to a row that was explained.</summary>
    public static ExplanationAnswer Explain(ServedModel served, JsonRow row, ExplainedRow explained)
    {
        TrainedModel model = served.Trained;
        ImmutableArray<string> classes = model.ShownClasses;
        bool isSingle = model.Outputs == 1;
        var terms = new TermAnswer[model.Parts.Length];
        for (int part = 0; part < terms.Length; part++)
        {
            ReadOnlySpan<double> adds = explained.Contributions(part);
            terms[part] = new TermAnswer
            {
                Name = model.Parts[part].Name,
                Values = [.. model.Parts[part].Inputs.Select(input => ValueOf(model, row, explained, input))],
                Score = isSingle ? adds[0] : null,
                Scores = isSingle ? null : ByClass(classes, adds),
                StandardError = isSingle ? explained.StandardError(part, 0) : null,
                StandardErrors = isSingle || explained.StandardError(part, 0) is null ? null
                    : ByClass(classes, [.. classes.Select((_, c) => explained.StandardError(part, c) ?? 0)]),
                Standing = explained.StandingOf(part),
                IsDropped = !model.Parts[part].Selected,
            };
        }

        return new ExplanationAnswer
        {
            Prediction = Predict(served, row, explained.Scores),
            StandardError = isSingle ? explained.ScoreError(0) : null,
            Intercept = isSingle ? model.Intercepts[0] : null,
            Intercepts = isSingle ? null : ByClass(classes, model.Intercepts.AsSpan()),
            Terms = terms,
            Remainder = isSingle && model.HasRemainder ? explained.Remainder(0) : null,
            Remainders = isSingle || !model.HasRemainder ? null
                : ByClass(classes, [.. classes.Select((_, c) => explained.Remainder(c))]),
            Offset = model.Schema.HasOffset ? explained.Offset : null,
        };
    }

    private static ValueAnswer ValueOf(TrainedModel model, JsonRow row, ExplainedRow explained, int input)
    {
        if (input >= row.Features.Length)
        {
            VectorSchema vector = model.Schema.Vectors[input - row.Features.Length];
            return new ValueAnswer
            {
                Name = vector.Name, Value = ValueText.OfVector(explained, input - row.Features.Length), Unit = vector.Unit,
                Standing = Standing.Known,
            };
        }

        FeatureSchema feature = model.Schema.Features[input];
        double value = row.Features[input];
        Standing standing = model.StandingOf(input, value);
        bool isPlain = feature.Kind == FeatureKind.Numeric && feature.Part == CalendarPart.None && !JsonNumber.IsText(feature.ClrType);
        return new ValueAnswer
        {
            Name = feature.Name,
            Value = standing == Standing.Missing ? null : row.Texts[input] is { } text && standing == Standing.Unseen ? text
                : ValueText.OfEncoded(feature, model.Vocabularies, input, value),
            Number = isPlain && double.IsFinite(value) ? value : null,
            Unit = standing == Standing.Special ? null : feature.Unit, // A code has none.
            Standing = standing,
        };
    }

    private static Dictionary<string, double> ByClass(ImmutableArray<string> classes, ReadOnlySpan<double> values)
    {
        var byClass = new Dictionary<string, double>(classes.Length, StringComparer.Ordinal);
        for (int c = 0; c < classes.Length; c++)
        {
            byClass[classes[c]] = values[c];
        }

        return byClass;
    }
}
