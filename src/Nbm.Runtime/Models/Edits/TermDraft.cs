using System.Collections.Immutable;
using System.Globalization;

namespace Nbm.Models;

/// <summary>A term that is being edited.</summary>
internal sealed class TermDraft
{
    private const float Nothing = 0;

    // A mean smaller than this share of the term's size is rounding.
    private const double Rounding = 1e-6;

    private readonly ModelDraft _draft;
    private readonly Term _term;
    private readonly List<float>[] _tables;
    private readonly List<float>[] _errors;
    private readonly List<float>? _hazard;
    private readonly List<float>? _mass;
    private readonly DraftPositions? _positions; // Of a term of one feature.
    private readonly double[] _scale; // What each output was multiplied by.
    private readonly bool[] _isReshaped; // Whether anything else was done to it.
    private bool _isRemoved;
    private bool _isSelected;

    public TermDraft(ModelDraft draft, int index)
    {
        (_draft, Index) = (draft, index);
        AdditiveModel model = draft.Model;
        _term = model.Terms[index];
        _isSelected = _term.Selected;
        int length = _term.Order == 1 ? _term.Axis(0).Positions : _term.Length;
        List<float> Own(ImmutableArray<float> values) => [.. values.AsSpan()[..length]];
        _tables = [.. _term.Tables.Select(Own)];
        _errors = _term.HasStandardErrors || !model.HasStandardErrors ? [.. _term.StandardErrors.Select(Own)]
            : [.. _tables.Select(table => new List<float>(new float[table.Count]))]; // What was dropped is nothing, for sure.
        _hazard = model.SurvivalErrors is { } survival ? Own(survival.TermErrors[index]) : null;
        _mass = model.MassOf(index) is { IsEmpty: false } mass ? Own(mass) : null;
        _scale = [.. _tables.Select(_ => 1.0)];
        _isReshaped = new bool[_tables.Length];
        if (_term.Order == 1)
        {
            List<float>[] all = [.. _tables, .. _errors, .. Optional(_hazard), .. Optional(_mass)];
            _positions = new DraftPositions(_term.Axis(0), all, _mass is null ? -1 : all.Length - 1);
        }
    }

    public int Index { get; }

    public string Name => _term.Name;

    public int Outputs => _tables.Length;

    public DraftPositions Positions => _positions ?? throw new InvalidOperationException($"{Name} is an interaction.");

    /// <summary>The feature of a term of one.</summary>
    public FeatureSchema Feature => _draft.Model.Schema.Features[_term.Features[0]];

    /// <summary>Between which numbers the training values of its feature lay; of a circle its ends.</summary>
    public (double Least, double Greatest) Range => IsCyclic
        ? (Positions.Knots[0], Positions.Knots[^1])
        : _draft.Model.Ranges[Index] ?? (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The levels of its feature, as they are shown and as the record names them.</summary>
    public (ImmutableArray<string> Shown, ImmutableArray<string> Declared) Levels => Feature.Kind == FeatureKind.OpenCategory
        ? (_draft.Model.Vocabularies.Levels(Index), _draft.Model.Vocabularies.Levels(Index))
        : (Feature.ShownLevels, Feature.Levels);

    /// <summary>The features of the term.</summary>
    public ImmutableArray<int> Features => _term.Features;

    /// <summary>Whether anything was done to it.</summary>
    public bool IsChanged { get; private set; }

    public bool IsCyclic => _term.Order == 1 && _term.Axis(0).Period > 0;

    /// <summary>The value of a position.</summary>
    public double Value(int output, int position) => _tables[output][position];

    /// <summary>The share of the training weight at a position.</summary>
    /// <exception cref="NbmEditException">The model doesn't keep it.</exception>
    public double Mass(int position) => _mass is null ? throw NoMass() : _mass[position];

    /// <summary>What an edit does at positions.</summary>
    /// <param name="operation">What it is.</param>
    /// <param name="where">Where, in words.</param>
    /// <param name="output">Of which score; null for all.</param>
    /// <param name="positions">The positions, which the edit has cut already.</param>
    /// <param name="values">From output and index among the positions to what is there then.</param>
    /// <param name="errors">From the standard errors at the positions to those then.</param>
    public void Apply(
        EditOperation operation, string where, int? output, ReadOnlySpan<int> positions, Func<int, int, double> values,
        Func<double[], double[]> errors)
    {
        _draft.CheckIsOpen();
        int[] at = positions.ToArray();
        int[] outputs = output is { } one ? [one] : [.. Enumerable.Range(0, Outputs)];
        ValueInterval before = Between(outputs, at);
        foreach (int c in outputs)
        {
            float[] edited = [.. at.Select((_, i) => Finite(values(c, i)))];
            Put(_tables[c], at, edited);
            if (_errors.Length > 0)
            {
                Put(_errors[c], at, Carried(_errors[c]));
            }

            _isReshaped[c] |= operation != EditOperation.Scale;
        }

        if (_hazard is not null)
        {
            Put(_hazard, at, Carried(_hazard));
        }

        // Of nothing a multiple is nothing still.
        _isSelected = operation == EditOperation.Scale ? _isSelected : operation != EditOperation.Remove;
        (_isRemoved, IsChanged) = (operation == EditOperation.Remove || (_isRemoved && operation == EditOperation.Scale), true);
        _draft.Log(new TermEdit(Name, operation, where, output is { } own ? _draft.ClassText(own) : null, before, Between(outputs, at)));

        float[] Carried(List<float> own) => [.. errors([.. at.Select(position => (double)own[position])]).Select(error => Finite(error))];
    }

    /// <summary>Multiplies the whole term.</summary>
    public void Scale(int? output, double factor)
    {
        for (int c = 0; c < Outputs; c++)
        {
            _scale[c] *= output is null || output == c ? Math.Abs(factor) : 1;
        }

        Apply(EditOperation.Scale, Everywhere(factor), output, All(), (c, i) => factor * _tables[c][i],
            own => [.. own.Select(error => Math.Abs(factor) * error)]);
    }

    /// <summary>Takes the term out.</summary>
    public void Remove() => Apply(EditOperation.Remove, "everywhere", null, All(), (_, _) => Nothing, own => new double[own.Length]);

    /// <summary>Keeps values between two bounds: of a curve everywhere, with knots where it crosses them, of an interaction at the
    /// positions of its table, so that it keeps them in between too.</summary>
    public void Clamp(int? output, double min, double max)
    {
        for (int c = 0; c < Outputs; c++)
        {
            if (_positions is not null && (output is null || output == c))
            {
                Cross(c, min);
                Cross(c, max);
            }
        }

        Apply(EditOperation.Clamp, string.Create(CultureInfo.InvariantCulture, $"{min:G4} at least, {max:G4} at most"), output, All(),
            (c, i) => Math.Clamp((double)_tables[c][i], (float)min, (float)max), own => own);
    }

    public int[] All() => [.. Enumerable.Range(0, _tables[0].Count)];

    /// <summary>Centres the term on the training rows, or where the record says that its curve is 0.</summary>
    /// <returns>What is to be added to each intercept.</returns>
    public double[] Centre()
    {
        var moved = new double[Outputs];
        for (int c = 0; c < Outputs && !_isRemoved; c++)
        {
            double by = _positions is { Knots.Count: > 0 } && Feature.ZeroAt is { } zero ? ValueAt(c, zero)
                : _isReshaped[c] ? MeanOf(c) : 0;
            if (by != 0)
            {
                List<float> table = _tables[c];
                for (int i = 0; i < table.Count; i++)
                {
                    table[i] = (float)(table[i] - by);
                }

                moved[c] = by;
            }
        }

        return moved;
    }

    /// <summary>The term on the edited model's axes.</summary>
    public Term ToTerm(ImmutableArray<Axis> axes, ImmutableArray<int> own) => new(
        Name, axes, own, [.. _tables.Select(Padded)], Importances(),
        _errors.Length > 0 && !_isRemoved ? [.. _errors.Select(Padded)] : default,
        _isRemoved || _isReshaped.Contains(true) ? null : _term.DegreesOfFreedom,
        _isSelected, _isRemoved || _term.ImportanceErrors.IsEmpty || _isReshaped.Contains(true) ? default
            : [.. _term.ImportanceErrors.Select((error, c) => _scale[c] * error)]);

    /// <summary>The training weight on the positions, as the term's table; empty if it isn't known.</summary>
    public ImmutableArray<float> ToMass() => _mass is null ? [] : Padded(_mass);

    /// <summary>The errors of hazards, likewise.</summary>
    public ImmutableArray<float> ToHazardErrors() => _hazard is null ? [] : Padded(_hazard);

    // What changed is measured by what is at positions; where nothing did, and for factors, it is what rows said.
    private ImmutableArray<double> Importances() => [.. _tables.Select((table, c) =>
        _isRemoved ? 0
        : !_isReshaped[c] ? _scale[c] * _term.Importances[c]
        : Math.Max(0, _term.Importances[c] + Size(table, ToMass().AsSpan()) - Size(_term.Tables[c], _draft.Model.MassOf(Index).AsSpan())))];

    private static double Size(IReadOnlyList<float> table, ReadOnlySpan<float> mass)
    {
        double size = 0;
        for (int i = 0; i < Math.Min(table.Count, mass.Length); i++)
        {
            size += mass[i] * Math.Abs((double)table[i]);
        }

        return size;
    }

    private double MeanOf(int output)
    {
        if (_mass is null)
        {
            throw NoMass();
        }

        double sum = 0, total = 0, size = 0;
        for (int i = 0; i < _mass.Count; i++)
        {
            double own = _mass[i] * (double)_tables[output][i];
            (sum, total, size) = (sum + own, total + _mass[i], size + Math.Abs(own));
        }

        return total > 0 && Math.Abs(sum) > Rounding * size ? sum / total : 0;
    }

    private double ValueAt(int output, double x)
    {
        Positions.Insert(x);
        int at = Positions.Knots.ToImmutableArray().BinarySearch(x);
        return _tables[output][at >= 0 ? at : ~at == 0 ? 0 : Positions.Knots.Count - 1];
    }

    private void Cross(int output, double value)
    {
        for (int i = Positions.Knots.Count - 2; i >= 0; i--)
        {
            float left = _tables[output][i], right = _tables[output][i + 1];
            if ((left < value && right > value) || (left > value && right < value))
            {
                Positions.Insert(Positions.Crossing(i, left, right, value));
            }
        }
    }

    private void Put(List<float> all, int[] at, float[] values)
    {
        for (int i = 0; i < at.Length; i++)
        {
            all[at[i]] = values[i];
        }

        if (IsCyclic && at.Length > 0 && Positions.Knots.Count > 1)
        {
            // Both ends of a circle are one value.
            int last = Positions.Knots.Count - 1;
            (all[0], all[last]) = at.Contains(0) ? (all[0], all[0]) : at.Contains(last) ? (all[last], all[last]) : (all[0], all[last]);
        }
    }

    private ValueInterval Between(int[] outputs, int[] at) => at.Length == 0 ? default : new(
        outputs.Min(c => at.Min(position => _tables[c][position])), outputs.Max(c => at.Max(position => _tables[c][position])));

    private ImmutableArray<float> Padded(List<float> values) =>
        [.. values, .. Enumerable.Repeat(Nothing, Math.Max(0, (_term.Order == 1 ? 2 : 0) - values.Count))];

    private float Finite(double value) => float.IsFinite((float)value) ? (float)value
        : throw new NbmEditException(FormattableString.Invariant(
        $"The edit of {Name} would make a value {value:G4}; a table holds finite numbers in single precision."));

    private NbmEditException NoMass() => new(
        $"The edit of {Name} asks how many training rows lie where, which this model's file doesn't keep. Train the model again: those "
        + "that are trained since keep it. Removing a term and scaling one do without.");

    private static string Everywhere(double factor) => string.Create(CultureInfo.InvariantCulture, $"everywhere by {factor:G4}");

    private static List<float>[] Optional(List<float>? list) => list is null ? [] : [list];
}
