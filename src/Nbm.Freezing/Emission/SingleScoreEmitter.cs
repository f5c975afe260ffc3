using System;
using System.Collections.Generic;
using System.Linq;

namespace Nbm.Freezing;

/// <summary>Writes what a scorer of one score offers: <c>Score</c>, <c>Predict</c> and <c>Explain</c>.</summary>
internal static class SingleScoreEmitter
{
    public static void Write(SourceWriter writer, ScorerNames names, ScorerFace face)
    {
        FrozenModel model = names.Model;
        writer.WriteLine();
        writer.WriteLine("/// <summary>The mean score over the training rows: what every sum of contributions begins from.</summary>");
        writer.WriteLine($"public const double Intercept = {NumberLiteral.Double(model.Intercepts[0])};");
        WriteScore(writer, names, face);
        WritePredict(writer, model, face);
        WriteExplain(writer, names, face);
        WriteExplanation(writer, model, face);
        if (face.Feature is not null && model.Vectors.Length == 0) // No provider of queries knows what a sum over a row's names is.
        {
            ExpressionEmitter.Write(writer, names, face);
        }
    }

    private static void WriteScore(SourceWriter writer, ScorerNames names, ScorerFace face)
    {
        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>The score of a row, before the link: the intercept and what every term adds{(face.Offset is null ? string.Empty : ", and the row's offset")}. {VectorScoreEmitter.Memory(names.Model)}</summary>
            /// <exception cref="global::System.ArgumentException">A feature is missing that can't be, or has a value that has no place in the model.</exception>
            """);
        ScorerEmitter.WriteOptimized(writer);
        using (writer.WriteBlock($"public static double Score({face.RowType} row)"))
        {
            writer.WriteLine("double score = Intercept;");
            ScorerEmitter.WritePlaces(writer, names, face, t => writer.WriteLine($"score += {TermEmitter.Value(names, t, null)};"));
            WriteVectors(writer, names.Model, _ => "score += ");
            writer.WriteLine(face.Offset is null ? "return score;" : "return score + Offset(row);");
        }

        if (face.Offset is not null)
        {
            writer.WriteLine();
            using (writer.WriteBlock($"private static double Offset({face.RowType} row)"))
            {
                writer.WriteLine($"double offset = {face.Offset};");
                writer.WriteLine("""
                    return IsFinite(offset) ? offset : throw new global::System.ArgumentException(global::System.FormattableString.Invariant(
                        $"The row's offset, the logarithm of an exposure included, is {offset}; expected: a finite number, and an exposure above zero."));
                    """);
            }
        }
    }

    private static void WriteVectors(SourceWriter writer, FrozenModel model, Func<int, string> add)
    {
        VectorScoreEmitter.WriteReading(writer, model);
        for (int v = 0; v < model.Vectors.Length; v++)
        {
            if (VectorScoreEmitter.Value(model, v, null) is { } value)
            {
                writer.WriteLine($"{add(v)}{value};");
            }
        }
    }

    private static void WritePredict(SourceWriter writer, FrozenModel model, ScorerFace face)
    {
        writer.WriteLine();
        if (model.Target.Task == TaskKind.Binary)
        {
            string threshold = model.Threshold is { } score ? NumberLiteral.Double(score) : "0";
            string label = model.Threshold is null ? "he more probable class" : "he class by the model's threshold";
            writer.WriteLine($$"""
                /// <summary>What the model predicts for a row. {{VectorScoreEmitter.Memory(model)}}</summary>
                /// <exception cref="global::System.ArgumentException">A feature is missing that can't be, or has a value that has no place in the model.</exception>
                public static Prediction Predict({{face.RowType}} row) => new(Score(row));

                /// <summary>A score, the probability that it stands for, and t{{label}}.</summary>
                public readonly struct Prediction
                {
                    internal Prediction(double score) => Score = score;

                    /// <summary>The log-odds.</summary>
                    public double Score { get; }

                    /// <summary>The probability of <c>{{TextLiteral.Xml(face.Labels[1])}}</c>.</summary>
                    public double Probability
                    {
                        get
                        {
                            double e = global::System.Math.Exp(-global::System.Math.Abs(Score));
                            return Score >= 0 ? 1 / (1 + e) : e / (1 + e);
                        }
                    }

                    /// <summary>T{{label}}.</summary>
                    public {{face.LabelType}} Label => Score >= {{threshold}} ? {{face.Labels[1]}} : {{face.Labels[0]}};

                    /// <summary>The probability of the class that it is of, and t{{label}}, whatever the culture.</summary>
                    public override string ToString() => string.Format(
                        global::System.Globalization.CultureInfo.InvariantCulture, "probability of {0} {1:0.####}, label {2}",
                        {{TextLiteral.Of(model.Target.Classes[1])}}, Probability, Score >= {{threshold}} ? {{TextLiteral.Of(model.Target.Classes[1])}} : {{TextLiteral.Of(model.Target.Classes[0])}});
                }
                """);
            return;
        }

        TaskFacts task = model.Target.Task.Facts();
        writer.WriteLine($"""
            /// <summary>{task.Predicts}. {VectorScoreEmitter.Memory(model)}</summary>
            /// <exception cref="global::System.ArgumentException">A feature is missing that can't be, or has a value that has no place in the model.</exception>
            public static double Predict({face.RowType} row) => {(task.HasLogLink ? "Mean(Score(row))" : "Score(row)")};
            """);
        if (model.Baseline is { } baseline)
        {
            WriteSurvival(writer, baseline.Times, baseline.Hazards, face);
        }
        else if (model.HasStratum)
        {
            WriteNoSurvival(writer, model, face);
        }
    }

    private static void WriteSurvival(SourceWriter writer, double[] times, double[] hazards, ScorerFace face)
    {
        writer.WriteLine();
        writer.WriteLine($$"""
            /// <summary>The probability that the event hasn't happened to a row by a time, in units of the target. Behind the last event of training it stays as it is there.</summary>
            /// <exception cref="global::System.ArgumentException">A feature is missing that can't be, or has a value that has no place in the model.</exception>
            public static double Survival({{face.RowType}} row, double time)
            {
                int passed = 0, end = BaselineTimes.Length;
                while (passed < end)
                {
                    int middle = (passed + end) >> 1;
                    if (BaselineTimes[middle] <= time) passed = middle + 1; else end = middle;
                }

                return Exp(-((passed == 0 ? 0 : BaselineHazards[passed - 1]) * Predict(row)));
            }
            """);
        StaticData.Write(writer, "double", "BaselineTimes", times.Length, i => NumberLiteral.Double(times[i]));
        StaticData.Write(writer, "double", "BaselineHazards", hazards.Length, i => NumberLiteral.Double(hazards[i]));
    }

    // So that a call says why, and not that there is no such method.
    private static void WriteNoSurvival(SourceWriter writer, FrozenModel model, ScorerFace face)
    {
        string why = $"The model of {model.Name} has strata, each with a baseline hazard of its own; a scorer has none of them, only "
            + "hazard ratios within a stratum. Load the model file, and ask its prediction: Predict(row).Survival(time).";
        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>{TextLiteral.Xml(why)}</summary>
            [global::System.Obsolete({TextLiteral.Of(why)}, true)]
            [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
            public static double Survival({face.RowType} row, double time) => throw new global::System.NotSupportedException({TextLiteral.Of(why)});
            """);
    }

    private static void WriteExplain(SourceWriter writer, ScorerNames names, ScorerFace face)
    {
        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>The score of a row with what every term adds to it. {VectorScoreEmitter.Memory(names.Model)}</summary>
            /// <exception cref="global::System.ArgumentException">A feature is missing that can't be, or has a value that has no place in the model.</exception>
            """);
        ScorerEmitter.WriteOptimized(writer);
        using (writer.WriteBlock($"public static Explanation Explain({face.RowType} row)"))
        {
            writer.WriteLine("Explanation why = default;");
            writer.WriteLine("double score = Intercept;");
            ScorerEmitter.WritePlaces(writer, names, face,
                t => writer.WriteLine($"score += why.{face.Term(t).Name} = {TermEmitter.Value(names, t, null)};"));
            WriteVectors(writer, names.Model, v => $"score += why.{face.Vector(v).Name} = ");
            writer.WriteLine(face.Offset is null ? "why.Score = score;" : "why.Score = score + Offset(row);");
            writer.WriteLine("return why;");
        }
    }

    private static void WriteExplanation(SourceWriter writer, FrozenModel model, ScorerFace face)
    {
        writer.WriteLine();
        writer.WriteLine("/// <summary>A score and what every term adds to it, in units of the score: the intercept and all of them, as "
            + "added, are the score.</summary>");
        using (writer.WriteBlock("public struct Explanation"))
        {
            writer.WriteLine("/// <summary>The score, before the link.</summary>");
            writer.WriteLine("public double Score { get; internal set; }");
            for (int t = 0; t < model.Terms.Length; t++)
            {
                (string name, string accessibility) = face.Term(t);
                string features = string.Join(" × ",
                    model.TermFeatures(t).Select(f => $"<c>{TextLiteral.Xml(model.Features[f].Name)}</c>"));
                writer.WriteLine();
                writer.WriteLine(
                    $"/// <summary>What {features} {(model.Terms[t].Selected ? "adds" : "adds: 0, the data gave it nothing")}.</summary>");
                WriteProperty(writer, name, accessibility);
            }

            for (int v = 0; v < model.Vectors.Length; v++)
            {
                (_, string name, string accessibility) = face.Vector(v);
                writer.WriteLine();
                writer.WriteLine($"/// <summary>What the names of <c>{TextLiteral.Xml(model.Vectors[v].Name)}</c> "
                    + $"{(model.Vectors[v].Selected ? "add together" : "add: 0, the data gave them nothing")}.</summary>");
                WriteProperty(writer, name, accessibility);
            }

            writer.WriteLine();
            writer.WriteLine("/// <summary>Every term by its name, in the model's order.</summary>");
            using (writer.WriteBlock("public readonly "
                + "global::System.Collections.Generic.IEnumerable<global::System.Collections.Generic.KeyValuePair<string, double>> "
                + "Contributions() => new global::System.Collections.Generic.KeyValuePair<string, double>[]", end: ";"))
            {
                for (int t = 0; t < model.Terms.Length; t++)
                {
                    writer.WriteLine($"new({TextLiteral.Of(model.TermName(t))}, {face.Term(t).Name}),");
                }

                for (int v = 0; v < model.Vectors.Length; v++)
                {
                    writer.WriteLine($"new({TextLiteral.Of(model.Vectors[v].Name)}, {face.Vector(v).Name}),");
                }
            }

            WriteText(writer, model, face);
        }
    }

    // Left out where a term has the method's name.
    private static void WriteText(SourceWriter writer, FrozenModel model, ScorerFace face)
    {
        IEnumerable<string> taken = Enumerable.Range(0, model.Terms.Length).Select(t => face.Term(t).Name)
            .Concat(Enumerable.Range(0, model.Vectors.Length).Select(v => face.Vector(v).Name));
        if (taken.Any(name => name.TrimStart('@') == nameof(ToString)))
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine($$"""
            /// <summary>The score and what every term adds to it, in one line, whatever the culture.</summary>
            public override readonly string ToString()
            {
                var text = new global::System.Text.StringBuilder({{TextLiteral.Of(ScoreName(model.Target) + " ")}});
                text.Append(Score.ToString("G6", global::System.Globalization.CultureInfo.InvariantCulture));
                foreach (global::System.Collections.Generic.KeyValuePair<string, double> term in Contributions())
                {
                    text.Append(", ").Append(term.Key).Append(term.Value < 0 ? " " : " +").Append(term.Value.ToString("G4", global::System.Globalization.CultureInfo.InvariantCulture));
                }

                return text.ToString();
            }
            """);
    }

    private static string ScoreName(FrozenTarget target) => target.Task.Facts().Link switch
    {
        TaskLink.Logit => $"log-odds of {target.Classes[1]}",
        TaskLink.LogHazard => "log hazard ratio",
        TaskLink.LogMean => $"log mean of {target.Name}",
        _ => target.Name,
    };

    private static void WriteProperty(SourceWriter writer, string name, string accessibility) =>
        writer.WriteLine($"{accessibility} double {name} {{ get; {(accessibility == "public" ? "internal " : string.Empty)}set; }}");
}
