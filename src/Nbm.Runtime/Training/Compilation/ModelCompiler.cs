using System.Collections.Immutable;
using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// Turns what training arrived at into the model that serves: purifies interactions, undoes the standardisation of the target, centres
/// every shape on the training rows and measures its importance, all in doubles.
/// </summary>
internal sealed class ModelCompiler
{
    private readonly TrainingData _data;
    private readonly FittedTables _fit;
    private readonly EncodedRows _all;
    private readonly TargetLoss _target;
    private readonly TargetScale _scale;
    private readonly ServingLayout _serving;
    private readonly HostDesign _rows;
    private readonly double[] _weights;
    private readonly double[] _mass;
    private readonly bool[] _learned;
    private readonly Purification _purification;
    private readonly VectorCompiler _vectors;

    /// <param name="data">Schema, vocabularies and classes.</param>
    /// <param name="rows">The rows that the tables were learned from.</param>
    /// <param name="target">How their targets were learned.</param>
    /// <param name="fit">The tables.</param>
    public ModelCompiler(TrainingData data, EncodedRows rows, TargetLoss target, FittedTables fit)
    {
        _data = data;
        _fit = fit;
        _all = rows;
        _target = target;
        _scale = target.Scale;
        _serving = new ServingLayout(fit, data.Schema);
        _rows = HostDesign.Locate(_serving.Axes, _serving.Layout, rows, fit.Rows);
        double total = rows.Weights.Sum();
        _weights = [.. rows.Weights.Select(weight => weight / total)];
        _mass = _rows.Mass(rows.Weights);
        _learned = _serving.Learned();
        _purification = new Purification(_serving.Layout, _serving.Axes, _mass, data.Schema);
        _vectors = new VectorCompiler(data, rows, _weights, fit.Vectors, fit.Tables.Length, _scale.Deviation);
    }

    /// <param name="history">How training went.</param>
    /// <param name="run">See <see cref="TrainedModel.TrainingRun"/>.</param>
    /// <param name="degrees">For each term its effective degrees of freedom; null where they weren't measured, and no term is
    /// dropped.</param>
    /// <param name="draws">What error bars are made of; null for a model without them.</param>
    /// <param name="dispersion">See <see cref="TrainedModel.Dispersion"/>.</param>
    /// <param name="smoothness">See <see cref="AdditiveModel.Smoothness"/>.</param>
    /// <param name="notices">See <see cref="TrainedModel.Notices"/>; behind those of the rows.</param>
    /// <param name="networks">What the model is to keep of its networks; null for nothing.</param>
    public AdditiveModel Compile(
        TrainingHistory history, TrainingRun? run = null, double[]? degrees = null, TableDraws? draws = null, double? dispersion = null,
        ImmutableArray<TermSmoothness> smoothness = default,
        ImmutableArray<TrainingNotice> notices = default, KeptNetworks? networks = null)
    {
        var sizes = new Lazy<TermSizes>(
            () => new TermSizes(_serving.Layout, _rows, _weights, [.. _fit.Tables.Select(table => _serving.Carry(table))], _vectors));
        draws = draws?.WithoutCommon(_fit.Tables.Length);
        bool[] selected = TermSelection.Of(_fit.Terms, _fit.Axes, degrees, t => sizes.Value[t]);
        int count = _fit.Terms.Length;
        // Vectors without names have none.
        degrees = degrees is null ? null : [.. degrees, .. new double[count + _vectors.Count - degrees.Length]];
        bool[] kept = [.. Enumerable.Range(count, _vectors.Count).Select(t => TermSelection.IsKept(t, degrees, t => sizes.Value[t]))];
        double[] intercepts = [.. _fit.Intercepts.Select(intercept => (intercept * _scale.Deviation) + _scale.Mean)];
        double[][] tables = [.. _fit.Tables.Select((table, c) => Rounded(Serve(table, ref intercepts[c], selected, _learned)))];
        TermImportances[] importances = [.. tables.Select(table => new TermImportances(_serving.Layout, _rows, _weights, table))];
        var (errors, vectorErrors) = (new ErrorBars[draws is null ? 0 : tables.Length],
            new VectorErrors[draws is null ? 0 : tables.Length][]);
        for (int c = 0; c < errors.Length; c++)
        {
            (errors[c], vectorErrors[c]) = Errors(draws!, c, importances[c], selected, kept);
        }

        ImmutableArray<Term> terms = [.. _serving.Layout.Terms.Select((term, t) => new Term(
            _data.Schema.TermName(t),
            _serving.Axes,
            term.Columns,
            [.. tables.Select(table => Table(term, table))],
            [.. importances.Select(own => own.Values[t])],
            [.. errors.Select(error => Table(term, error.Tables))],
            degrees?[t],
            selected[t],
            [.. errors.Select(error => error.Importances[t])]))];
        ScoreErrors? scores = errors.Length == 0 || errors[0].Correlations.IsDefault
            ? null
            : new ScoreErrors([.. errors.Select(error => error.Intercept)], [.. errors.Select(error => error.Correlations)]);
        ImmutableArray<VectorTerm> vectors = _vectors.Build(degrees?[count..], kept, vectorErrors);
        if (!_target.HasIntercept)
        {
            // Any constant would do; terms of mean 0 make the average row's score 0.
            Array.Clear(intercepts);
        }

        ImmutableArray<TermConcurvity> concurvity = Concurvity.Of(_data.Schema, _serving.Layout, _rows, _weights, tables, selected);
        ImmutableArray<TrainingNotice> redundant =
            Redundancy.Notices(concurvity, name => terms.First(term => term.Name == name).Importance);
        AdditiveModel Model(FittedBaselines? baselines, SurvivalErrors? survival) => new(
            _data.Schema, _data.Classes, [.. intercepts], _serving.Axes, terms, _data.Vocabularies, history, scores, vectors)
        {
            Dispersion = dispersion,
            Baseline = baselines?.Baseline,
            StratumBaselines = baselines?.Strata ?? TrainedModel.NoStrata,
            SurvivalErrors = survival,
            TrainingRun = run,
            Smoothness = smoothness.IsDefault ? [] : smoothness,
            Notices = [.. _data.Notices, .. notices.IsDefault ? [] : notices, .. redundant],
            Concurvity = concurvity,
            KeptNetworks = networks,
            TrainingMass = [.. _serving.Layout.Terms.Select((term, t) => term.Order == 1 || selected[t] ? Table(term, _mass) : [])],
        };
        AdditiveModel model = Model(null, null);
        if (_target.HasIntercept)
        {
            return model;
        }

        FittedBaselines baselines = FittedBaselines.Of(_all, _target.Ties, Scores(model));
        return Model(baselines, scores is null ? null : HazardErrors(draws!, importances[0], selected, kept, baselines.EarlyEvents));
    }

    private double[] Scores(AdditiveModel model)
    {
        double[] columns = [.. _all.Columns.SelectMany(column => column)], scores = new double[_all.Count];
        model.ScoreTables(columns, _all.Count, _all.Count, scores, 0);
        for (int v = 0; v < _vectors.Count; v++)
        {
            double[] contributions = model.Vectors[v].Selected ? _vectors.Contributions(v, 0) : [];
            for (int r = 0; r < contributions.Length; r++)
            {
                scores[r] += contributions[r] * _scale.Deviation;
            }
        }

        return scores;
    }

    // Of hazards what matters is how far a score is from those of events: deviations are taken from their mean over the events that were
    // expected of each row.
    private SurvivalErrors HazardErrors(TableDraws draws, TermImportances importances, bool[] selected, bool[] kept, double[] events)
    {
        ErrorBars errors = Errors(draws, 0, importances, selected, kept, _rows.Mass(events)).Tables;
        return new SurvivalErrors([.. _serving.Layout.Terms.Select(term => Table(term, errors.Tables))], errors.Correlations);
    }

    private (ErrorBars Tables, VectorErrors[] Vectors) Errors(
        TableDraws draws, int output, TermImportances importances, bool[] selected, bool[] kept, double[]? events = null)
    {
        int length = draws.Tables[0].Length / _fit.Tables.Length;
        double[] Part(float[] all) => Array.ConvertAll(all[(output * length)..((output + 1) * length)], value => (double)value);
        // Where a curve is 0 somewhere, its variance is another than that of a centred one, and left to the draws.
        // A main effect that was dropped is not sure of being nothing.
        selected = [.. selected.Select((isSelected, t) => isSelected || _serving.Layout.Terms[t].Order == 1)];
        bool[] known = [.. selected.Select((isSelected, t) => isSelected && !HasZero(t))];
        var errors = new ErrorBarBuilder(
            _serving.Layout, _rows, events ?? _mass, _weights, importances, draws.Count,
            sample => _vectors.Errors(draws, output, kept, sample), isRelative: events is not null);
        for (int k = 0; k < draws.Count; k++)
        {
            double intercept = draws.Intercepts[k][output] * _scale.Deviation;
            double[] served = Serve(Part(draws.Tables[k]), ref intercept, selected, null);
            foreach (TermLayout term in events is null ? [] : _serving.Layout.Terms)
            {
                Centre(term, served, events!);
            }

            double[]? innovations = draws.Known is null ? null : Drop(Scaled(_serving.Carry(Part(draws.Known.Tables[k]))), known);
            errors.Add(served, _target.HasIntercept ? intercept : 0, innovations);
        }

        double[]? deviations = draws.Known is null ? null
            : [.. draws.Known.Variances.AsSpan(output * length, length).ToArray().Select(Math.Sqrt)];
        // What interactions give to a curve isn't in what is known of it.
        double[]? shape = draws.Independent is null || _serving.Layout.Terms.Any(term => term.Order > 1)
            ? null
            : [.. draws.Independent.AsSpan(output * length, length).ToArray().Select(Math.Sqrt)];
        double[]? Served(double[]? own) => own is null ? null : Drop(Scaled(_serving.Carry(own)), known);
        return (errors.Build(Served(deviations), Served(shape)), errors.Vectors);
    }

    private bool HasZero(int term) =>
        _serving.Layout.Terms[term].Order == 1 && _data.Schema.Features[_data.Schema.TermFeatures(term)[0]].ZeroAt is not null;

    private double[] Scaled(double[] tables)
    {
        for (int i = 0; i < tables.Length; i++)
        {
            tables[i] *= _scale.Deviation;
        }

        return tables;
    }

    private double[] Drop(double[] tables, bool[] selected)
    {
        for (int t = 0; t < selected.Length; t++)
        {
            if (!selected[t])
            {
                Array.Clear(tables, _serving.Layout.Terms[t].Offset, _serving.Layout.Terms[t].Length);
            }
        }

        return tables;
    }

    // One output's tables as they are served; their means go to the intercept.
    private double[] Serve(double[] fitted, ref double intercept, bool[] selected, bool[]? learned)
    {
        double[] tables = _serving.Carry(fitted);
        for (int i = 0; i < tables.Length; i++)
        {
            // Where nothing was learned, the contribution is the average one; a draw from the posterior is as wide there as the prior.
            tables[i] = learned is null || learned[i] ? tables[i] * _scale.Deviation : 0;
        }

        foreach (TermLayout term in _serving.Layout.Terms)
        {
            intercept += Centre(term, tables, learned);
        }

        Drop(tables, selected);
        _purification.Apply(tables);
        if (learned is not null)
        {
            ForgetUnseen(tables, learned);
        }

        // What was moved has mean 0 but for rounding. A slot that nothing was learned for received nothing, and stays exactly 0.
        foreach (TermLayout term in _serving.Layout.Terms.Where(term => term.Order == 1))
        {
            intercept += Centre(term, tables, learned);
            intercept += MoveZero(term, tables, learned);
        }

        return tables;
    }

    // What purification leaves where an interaction learned nothing would take back there what features do by themselves. Of constrained
    // features it has to: constraints hold for the sum.
    private void ForgetUnseen(double[] tables, bool[] learned)
    {
        for (int t = 0; t < _serving.Layout.Terms.Length; t++)
        {
            TermLayout term = _serving.Layout.Terms[t];
            if (term.Order > 1 && !_data.Schema.TermFeatures(t).Any(feature => _data.Schema.Features[feature].IsConstrained))
            {
                for (int i = term.Offset; i < term.Offset + term.Length; i++)
                {
                    tables[i] = learned[i] ? tables[i] : 0;
                }
            }
        }
    }

    // A term's mean over the training rows, taken off all its cells, or of those only that were learned.
    private double Centre(TermLayout term, double[] tables, bool[]? only) => Centre(term, tables, _mass, only);

    private static double Centre(TermLayout term, double[] tables, double[] mass, bool[]? only = null)
    {
        double mean = 0;
        for (int i = term.Offset; i < term.Offset + term.Length; i++)
        {
            mean += mass[i] * tables[i];
        }

        for (int i = term.Offset; i < term.Offset + term.Length; i++)
        {
            tables[i] -= only is null || only[i] ? mean : 0;
        }

        return mean;
    }

    // A curve that is to be 0 somewhere is moved there, and the intercept takes what it loses.
    private double MoveZero(TermLayout term, double[] tables, bool[]? only)
    {
        Axis axis = _serving.Axes[term.Columns[0]];
        if (_data.Schema.Features[axis.Feature].ZeroAt is not { } zero || axis.Knots.IsEmpty)
        {
            return 0;
        }

        double value = tables[term.Offset + axis.Knots.IndexOf(zero)];
        for (int i = term.Offset; i < term.Offset + term.Length; i++)
        {
            tables[i] -= only is null || only[i] ? value : 0;
        }

        return value;
    }

    // As they are served, in single precision, constraints holding there too.
    private double[] Rounded(double[] tables)
    {
        float[] rounded = Array.ConvertAll(tables, value => (float)value);
        double moved = new ConstraintGuard(_data.Schema, _serving.Layout, _serving.Axes).Apply(rounded);
        double size = tables.Select(Math.Abs).DefaultIfEmpty().Max();
        return moved <= 1e-3 * size
            ? Array.ConvertAll(rounded, value => (double)value)
            : throw new ConstraintException(_data.Schema, moved);
    }

    private static ImmutableArray<float> Table(TermLayout term, double[] tables) =>
        [.. tables.AsSpan(term.Offset, term.Length).ToArray().Select(value => (float)value)];
}
