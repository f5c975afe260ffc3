using System.Linq;

namespace Nbm.Freezing;

/// <summary>
/// Writes the score as an expression tree, which a LINQ provider can take to a database: for each term a balanced tree of conditions,
/// with what it adds between two knots at its leaves. The tree is built from the scorer's own tables when it is first asked for.
/// </summary>
internal static class ExpressionEmitter
{
    private const string Linq = "global::System.Linq.Expressions.";

    public static void Write(SourceWriter writer, ScorerNames names, ScorerFace face)
    {
        string type = $"{Linq}Expression<global::System.Func<{face.RowType}, double>>";
        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>The score as an expression of {Cases(names.Model)} cases, for LINQ providers that compute it where the rows are.</summary>
            /// <remarks>It agrees with <c>Score</c> to rounding, and refuses nothing: a number without a place, which <c>Score</c> refuses, counts as the nearest one that has one.</remarks>
            public static {type} ScoreExpression => Expressions.Score;
            """);
        writer.WriteLine();
        using (writer.WriteBlock("private static class Expressions"))
        {
            writer.WriteLine(
                $"private static readonly {Linq}ParameterExpression s_row = {Linq}Expression.Parameter(typeof({face.RowType}), \"row\");");
            writer.WriteLine();
            writer.WriteLine($"internal static readonly {type} Score = Build();");
            WriteBuild(writer, names, face, type);
            writer.WriteLine();
            writer.WriteLine(Helpers.Replace("LINQ.", Linq).Replace("ROW", face.RowType));
        }
    }

    private static void WriteBuild(SourceWriter writer, ScorerNames names, ScorerFace face, string type)
    {
        FrozenModel model = names.Model;
        writer.WriteLine();
        using (writer.WriteBlock($"private static {type} Build()"))
        {
            foreach (int a in ScorerEmitter.UsedAxes(model))
            {
                WriteAxis(writer, names, face, a);
            }

            writer.WriteLine($"{Linq}Expression score = {Linq}Expression.Constant(Intercept);");
            foreach (int t in ScorerEmitter.SelectedTerms(model))
            {
                string axes = string.Join(", ", model.Terms[t].Axes.Select(a => $"axis{NumberLiteral.Int32(a)}"));
                writer.WriteLine($"score = {Linq}Expression.Add(score, new Term({names.Table(t)}.ToArray(), {axes}).Descend(0));");
            }

            if (face.Offset is not null)
            {
                writer.WriteLine($"score = {Linq}Expression.Add(score, Of(row => {face.Offset}));");
            }

            writer.WriteLine($"return {Linq}Expression.Lambda<global::System.Func<{face.RowType}, double>>(score, s_row);");
        }
    }

    private static void WriteAxis(SourceWriter writer, ScorerNames names, ScorerFace face, int a)
    {
        FrozenAxis axis = names.Model.Axes[a];
        FrozenFeature feature = names.Model.Features[axis.Feature];
        ScorerFeature read = face.Feature!(axis.Feature);
        string name = $"axis{NumberLiteral.Int32(a)}";
        writer.WriteLine($"var {name} = new Axis({NumberLiteral.Int32(axis.Extent)});");
        if (axis.HasMissing && read.IsMissing is not null)
        {
            writer.WriteLine($"{name}.Add(Of(row => {read.IsMissing}), {NumberLiteral.Int32(axis.MissingPosition)});");
        }

        if (axis.IsNumeric)
        {
            WriteNumber(writer, names, a, feature, read.Number, name);
        }
        else if (feature.Kind == FrozenKind.OpenCategory)
        {
            string levels = string.Join(", ", feature.Vocabulary.Select(TextLiteral.Of));
            writer.WriteLine(
                $"{name}.AddTexts(Of(row => {read.Number}), new string[] {{ {levels} }}, {NumberLiteral.Int32(axis.UnseenPosition)});");
        }
        else
        {
            for (int level = 0; level < axis.Levels; level++)
            {
                writer.WriteLine($"{name}.Add(Of(row => {read.IsLevel(level)}), {NumberLiteral.Int32(level)});");
            }

            writer.WriteLine($"{name}.Otherwise = {NumberLiteral.Int32(axis.HasUnseen ? axis.UnseenPosition : axis.Levels - 1)};");
        }
    }

    private static void WriteNumber(SourceWriter writer, ScorerNames names, int a, FrozenFeature feature, string number, string name)
    {
        FrozenAxis axis = names.Model.Axes[a];
        for (int s = 0; s < axis.Specials.Length; s++)
        {
            writer.WriteLine(
                $"{name}.Add(Of(row => {number} == {NumberLiteral.Double(axis.Specials[s])}), {NumberLiteral.Int32(axis.FirstSlot + s)});");
        }

        if (axis.Knots.Length > 1)
        {
            string count = NumberLiteral.Int32(axis.Knots.Length);
            string measure = feature.IsLogarithmic ? $"global::System.Math.Log({number})"
                : feature.Period > 0
                ? $"{number} - {NumberLiteral.Double(feature.Period)} * global::System.Math.Floor(({number} - "
                    + $"{NumberLiteral.Double(axis.Knots[0])}) / {NumberLiteral.Double(feature.Period)})"
                : number;
            string compared = feature.Period > 0 ? measure : number;
            string measures = feature.IsLogarithmic ? names.Logarithms(a) : $"{names.Knots(a)}.Slice(0, {count}).ToArray()";
            writer.WriteLine(
                $"{name}.SetKnots({names.Knots(a)}.Slice(0, {count}).ToArray(), {measures}, Of(row => {compared}), Of(row => {measure}));");
        }
        else
        {
            writer.WriteLine(
                $"{name}.Otherwise = {NumberLiteral.Int32(axis.Knots.Length == 1 ? 0 : System.Math.Max(axis.MissingPosition, 0))};");
        }
    }

    /// <summary>How many cases the expression tells apart.</summary>
    private static string Cases(FrozenModel model) => ScorerEmitter.SelectedTerms(model)
        .Sum(t => model.Terms[t].Axes.Aggregate(1L,
            (product, a) => product * (model.Axes[a].Extent + (model.Axes[a].Knots.Length > 0 ? 1 : 0))))
        .ToString(System.Globalization.CultureInfo.InvariantCulture);

    private const string Helpers = """
        // The body of an access, with the expression's own row in place of the lambda's.
        private static LINQ.Expression Of<T>(LINQ.Expression<global::System.Func<ROW, T>> access) => new RowReplacer(access.Parameters[0]).Visit(access.Body);

        private sealed class RowReplacer : LINQ.ExpressionVisitor
        {
            private readonly LINQ.ParameterExpression _lambdas;

            internal RowReplacer(LINQ.ParameterExpression lambdas) => _lambdas = lambdas;

            protected override LINQ.Expression VisitParameter(LINQ.ParameterExpression node) => node == _lambdas ? s_row : node;
        }

        // What tells the positions of an axis apart: conditions for its slots or levels, else a number among knots.
        private sealed class Axis
        {
            private const int MostTexts = 1000; // Conditions for texts are nested; deeper ones than this overflow the stack of who walks the expression.
            internal readonly int Extent;
            internal readonly global::System.Collections.Generic.List<global::System.Collections.Generic.KeyValuePair<LINQ.Expression, int>> Slots = new();
            internal int Otherwise;
            internal double[] Knots = new double[0];
            internal double[] Measures = new double[0];
            internal LINQ.Expression? Compared;
            internal LINQ.Expression? Measure;

            internal Axis(int extent) => Extent = extent;

            internal void Add(LINQ.Expression condition, int position) =>
                Slots.Add(new global::System.Collections.Generic.KeyValuePair<LINQ.Expression, int>(condition, position));

            internal void AddTexts(LINQ.Expression text, string[] levels, int otherwise)
            {
                if (levels.Length > MostTexts)
                {
                    throw new global::System.NotSupportedException(global::System.FormattableString.Invariant(
                        $"A feature has {levels.Length} texts; an expression can tell {MostTexts} apart. Score such rows in memory, or export the model as SQL."));
                }

                for (int i = 0; i < levels.Length; i++)
                {
                    Add(LINQ.Expression.Equal(text, LINQ.Expression.Constant(levels[i])), i);
                }

                Otherwise = otherwise;
            }

            internal void SetKnots(double[] knots, double[] measures, LINQ.Expression compared, LINQ.Expression measure)
            {
                Knots = knots;
                Measures = measures;
                Compared = compared;
                Measure = measure;
            }
        }

        private sealed class Term
        {
            private readonly float[] _table;
            private readonly Axis[] _axes;
            private readonly int[] _positions;
            private readonly bool[] _isBetween;
            private readonly int[] _strides;

            internal Term(float[] table, params Axis[] axes)
            {
                _table = table;
                _axes = axes;
                _positions = new int[axes.Length];
                _isBetween = new bool[axes.Length];
                _strides = new int[axes.Length];
                for (int d = axes.Length - 1, stride = 1; d >= 0; d--)
                {
                    _strides[d] = stride;
                    stride *= axes[d].Extent;
                }
            }

            // All cases of the axes from one on.
            internal LINQ.Expression Descend(int axis)
            {
                if (axis == _axes.Length)
                {
                    return Value(0, 0);
                }

                Axis own = _axes[axis];
                LINQ.Expression cases = own.Knots.Length > 0 ? Halve(axis, -1, own.Knots.Length - 1) : At(axis, own.Otherwise, false);
                for (int s = own.Slots.Count - 1; s >= 0; s--)
                {
                    cases = LINQ.Expression.Condition(own.Slots[s].Key, At(axis, own.Slots[s].Value, false), cases);
                }

                return cases;
            }

            // The intervals behind the knots first to last; −1 is what lies before all of them.
            private LINQ.Expression Halve(int axis, int first, int last)
            {
                Axis own = _axes[axis];
                if (first == last)
                {
                    return At(axis, global::System.Math.Max(first, 0), first >= 0 && first < own.Knots.Length - 1);
                }

                int middle = (first + last + 1) >> 1;
                return LINQ.Expression.Condition(
                    LINQ.Expression.LessThan(own.Compared!, LINQ.Expression.Constant(own.Knots[middle])), Halve(axis, first, middle - 1), Halve(axis, middle, last));
            }

            private LINQ.Expression At(int axis, int position, bool isBetween)
            {
                _positions[axis] = position;
                _isBetween[axis] = isBetween;
                return Descend(axis + 1);
            }

            // Linear in the numbers of the axes that are between two knots; a constant where none is.
            private LINQ.Expression Value(int axis, int index)
            {
                if (axis == _axes.Length)
                {
                    return LINQ.Expression.Constant((double)_table[index]);
                }

                int i = _positions[axis];
                LINQ.Expression left = Value(axis + 1, index + (i * _strides[axis]));
                if (!_isBetween[axis])
                {
                    return left;
                }

                LINQ.Expression right = Value(axis + 1, index + ((i + 1) * _strides[axis]));
                double from = _axes[axis].Measures[i], width = _axes[axis].Measures[i + 1] - from;
                LINQ.Expression distance = LINQ.Expression.Subtract(_axes[axis].Measure!, LINQ.Expression.Constant(from));
                return left is LINQ.ConstantExpression { Value: double l } && right is LINQ.ConstantExpression { Value: double r }
                    ? LINQ.Expression.Add(left, LINQ.Expression.Multiply(distance, LINQ.Expression.Constant((r - l) / width)))
                    : LINQ.Expression.Add(left, LINQ.Expression.Multiply(LINQ.Expression.Subtract(right, left), LINQ.Expression.Divide(distance, LINQ.Expression.Constant(width))));
            }
        }
        """;
}
