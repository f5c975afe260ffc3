using System.Linq;

namespace Nbm.Freezing;

/// <summary>Writes what a scorer of a score for each class offers. Tables of the classes lie behind one another.</summary>
internal static class ClassScoresEmitter
{
    public static void Write(SourceWriter writer, ScorerNames names, ScorerFace face)
    {
        FrozenModel model = names.Model;
        string classes = NumberLiteral.Int32(model.Outputs);
        writer.WriteLine();
        writer.WriteLine($$"""
            /// <summary>The classes, in the order of scores and probabilities.</summary>
            public static global::System.Collections.Generic.IReadOnlyList<{{face.LabelType}}> Classes { get; } =
                global::System.Array.AsReadOnly(new {{face.LabelType}}[] { {{string.Join(", ", face.Labels)}} });
            """);
        StaticData.Write(writer, "double", "Intercepts", model.Outputs, i => NumberLiteral.Double(model.Intercepts[i]));
        WriteScores(writer, names, face, classes, explains: false);
        WriteScores(writer, names, face, classes, explains: true);
        writer.WriteLine();
        writer.WriteLine($$"""
            /// <summary>The probability of each class, and the most probable one, the first of them if several are alike. {{VectorScoreEmitter.Memory(model)}}</summary>
            /// <param name="row">The row.</param>
            /// <param name="probabilities">One for each class, out.</param>
            /// <exception cref="global::System.ArgumentException">A feature is missing that can't be, or has a value that has no place in the model; or there is too little room.</exception>
            public static {{face.LabelType}} Predict({{face.RowType}} row, global::System.Span<double> probabilities)
            {
                Score(row, probabilities);
                int best = 0;
                for (int c = 1; c < {{classes}}; c++)
                {
                    best = probabilities[c] > probabilities[best] ? c : best;
                }

                double highest = probabilities[best], sum = 0;
                for (int c = 0; c < {{classes}}; c++)
                {
                    probabilities[c] = global::System.Math.Exp(probabilities[c] - highest);
                    sum += probabilities[c];
                }

                for (int c = 0; c < {{classes}}; c++)
                {
                    probabilities[c] /= sum;
                }

                return Classes[best];
            }
            """);
        writer.WriteLine();
        using (writer.WriteBlock("private static readonly string[] s_terms = new string[]", end: ";"))
        {
            writer.WriteLine(string.Join(", ",
                Enumerable.Range(0, model.Terms.Length).Select(model.TermName).Concat(model.Vectors.Select(vector => vector.Name))
                    .Select(TextLiteral.Of)));
        }

        writer.WriteLine();
        writer.WriteLine("/// <summary>The names of the terms, in the order of contributions.</summary>");
        writer.WriteLine("public static global::System.Collections.Generic.IReadOnlyList<string> Terms { get; } = "
            + "global::System.Array.AsReadOnly(s_terms);");
    }

    private static void WriteScores(SourceWriter writer, ScorerNames names, ScorerFace face, string classes, bool explains)
    {
        FrozenModel model = names.Model;
        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>The score of each class, before the softmax{(explains ? ", with what every term adds to each" : string.Empty)}. {VectorScoreEmitter.Memory(model)}</summary>
            /// <param name="row">The row.</param>
            /// <param name="scores">One for each class, out.</param>
            """);
        if (explains)
        {
            writer.WriteLine(
                $"/// <param name=\"contributions\">What term t adds to the score of class c at t · {classes} + c, out.</param>");
        }

        writer.WriteLine("/// <exception cref=\"global::System.ArgumentException\">A feature is missing that can't be, or has a value that "
            + "has no place in the model; or there is too little room.</exception>");
        ScorerEmitter.WriteOptimized(writer);
        string more = explains ? ", global::System.Span<double> contributions" : string.Empty;
        using (writer.WriteBlock(
            $"public static void {(explains ? "Explain" : "Score")}({face.RowType} row, global::System.Span<double> scores{more})"))
        {
            writer.WriteLine($"if (scores.Length < {classes}) throw new global::System.ArgumentException(\"There are {classes} classes, "
                + "but room for fewer scores.\", nameof(scores));");
            if (explains)
            {
                string all = NumberLiteral.Int32((model.Terms.Length + model.Vectors.Length) * model.Outputs);
                writer.WriteLine($"if (contributions.Length < {all}) throw new global::System.ArgumentException(\"There are {all} "
                    + "contributions, but room for fewer.\", nameof(contributions));");
            }

            ScorerEmitter.WritePlaces(writer, names, face);
            VectorScoreEmitter.WriteReading(writer, model);
            if (explains)
            {
                writer.WriteLine("contributions.Clear();");
            }

            using (writer.WriteBlock($"for (int c = 0; c < {classes}; c++)"))
            {
                writer.WriteLine("double score = Intercepts[c];");
                foreach (int t in ScorerEmitter.SelectedTerms(model))
                {
                    string keep = explains ? $"contributions[{NumberLiteral.Int32(t * model.Outputs)} + c] = " : string.Empty;
                    writer.WriteLine($"score += {keep}{TermEmitter.Value(names, t, "c")};");
                }

                for (int v = 0; v < model.Vectors.Length; v++)
                {
                    if (VectorScoreEmitter.Value(model, v, "c") is { } value)
                    {
                        string keep = explains ? $"contributions[{NumberLiteral.Int32((model.Terms.Length + v) * model.Outputs)} + c] = "
                            : string.Empty;
                        writer.WriteLine($"score += {keep}{value};");
                    }
                }

                writer.WriteLine("scores[c] = score;");
            }
        }
    }
}
