using System.ComponentModel;
using System.Globalization;
using Nbm.Freezing;

namespace Nbm.Generated;

/// <summary>
/// The texts under which an enum's members stand in a CSV file: those that <see cref="LevelAttribute"/> declares and their names, exactly,
/// or else alike ("very good" is
/// VeryGood, "A+" isn't A); or the member's number, where nothing is declared. Called by generated code.
/// </summary>
/// <typeparam name="T">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CsvEnum<T>
    where T : struct, Enum
{
    private readonly LevelTable _table;
    private readonly T[] _values;
    private readonly string[] _shown;
    private readonly long[] _numbers;

    /// <summary>The members of an enum under all their names.</summary>
    /// <param name="type">The name of the enum.</param>
    /// <param name="members">Names with members; a member may have several.</param>
    public CsvEnum(string type, params ReadOnlySpan<(string Name, T Value)> members)
        : this(type, members.ToArray(), [])
    {
    }

    /// <summary>The members of an enum under all their names and texts.</summary>
    /// <param name="type">The name of the enum.</param>
    /// <param name="members">Names with members; a member may have several.</param>
    /// <param name="texts">Declared texts with members; a member may have several, the first of which errors show.</param>
    public CsvEnum(string type, (string Name, T Value)[] members, (string Text, T Value)[] texts)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(texts);
        Type = type;
        _values = [.. members.Select(member => member.Value).Distinct()];
        string[][] names = [
            .. _values.Select(value => members.Where(member => Is(member.Value, value)).Select(member => member.Name).ToArray())];
        string[][] declared = [.. _values.Select(value => texts.Where(text => Is(text.Value, value)).Select(text => text.Text).ToArray())];
        string[][] all = [
            .. names.Zip(declared, (own, chosen) => chosen.Length > 0 ? [.. chosen, .. own.Skip(1)] : own.Length > 1 ? own : [])];
        _numbers = Numbers();
        _table = LevelTable.Of([.. names.Select(own => own[0])], all, _numbers);
        _shown = [.. names.Zip(declared, (own, chosen) => chosen.Length > 0 ? chosen[..1] : own).SelectMany(own => own)];
    }

    /// <summary>The name of the enum.</summary>
    internal string Type { get; }

    /// <summary>The member of a text.</summary>
    internal bool TryFind(string text, out T value)
    {
        int level = _table.Find(text);
        value = level >= 0 ? _values[level] : default;
        return level >= 0;
    }

    /// <summary>The member of a number: as databases keep enums.</summary>
    internal bool TryFind(Int128 number, out T value)
    {
        int level = number >= long.MinValue && number <= long.MaxValue ? Array.IndexOf(_numbers, (long)number) : -1;
        value = level >= 0 ? _values[level] : default;
        return level >= 0;
    }

    /// <summary>Whether a text could be several members.</summary>
    internal bool IsAmbiguous(string text) => _table.Find(text) == LevelTable.Ambiguous;

    /// <summary>What is expected in place of a text that is no member, for errors.</summary>
    internal string Expected(string text)
    {
        string oneOf = $"one of {string.Join(", ", _shown)}";
        return IsAmbiguous(text)
            ? $"it could be {string.Join(" or ", _table.Claimants(text).Select(level => _values[level]))}, and is read as neither; "
                + $"expected: {oneOf}" : oneOf;
    }

    private static bool Is(T value, T other) => EqualityComparer<T>.Default.Equals(value, other);

    private long[] Numbers()
    {
        var numbers = new long[_values.Length];
        for (int level = 0; level < numbers.Length; level++)
        {
            if (!long.TryParse(_values[level].ToString("D"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                out numbers[level]))
            {
                return []; // Beyond a long.
            }
        }

        return numbers;
    }
}
