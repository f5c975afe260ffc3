using System.Globalization;
using System.Text.Json;

namespace Nbm.Export.Json;

/// <summary>Values as JSON, without loss: what JSON has no word for is a text or a list.</summary>
internal static class JsonWriting
{
    extension(Utf8JsonWriter to)
    {
        /// <summary>A number; one that isn't finite is its name, and a NaN of other bits than .NET's own these bits.</summary>
        public void Double(double value)
        {
            if (double.IsFinite(value))
            {
                to.WriteNumberValue(value);
            }
            else
            {
                long bits = BitConverter.DoubleToInt64Bits(value);
                bool isUsual = !double.IsNaN(value) || bits == BitConverter.DoubleToInt64Bits(double.NaN);
                to.WriteStringValue(isUsual ? value.ToString(CultureInfo.InvariantCulture)
                    : string.Create(CultureInfo.InvariantCulture, $"0x{bits:X16}"));
            }
        }

        /// <summary>A number that may not be there.</summary>
        public void OptionalDouble(string name, double? value)
        {
            to.WritePropertyName(name);
            if (value is { } number)
            {
                to.Double(number);
            }
            else
            {
                to.WriteNullValue();
            }
        }

        /// <summary>A text; one that isn't valid Unicode is the list of its UTF-16 code units.</summary>
        public void Text(string? value)
        {
            if (value is null)
            {
                to.WriteNullValue();
            }
            else if (IsUnicode(value))
            {
                to.WriteStringValue(value);
            }
            else
            {
                to.Items(value, unit => to.WriteNumberValue(unit));
            }
        }

        /// <summary>A property whose value is a text or null.</summary>
        public void Text(string name, string? value)
        {
            to.WritePropertyName(name);
            to.Text(value);
        }

        /// <summary>A list.</summary>
        public void Items<T>(IEnumerable<T> items, Action<T> write)
        {
            to.WriteStartArray();
            foreach (T item in items)
            {
                write(item);
            }

            to.WriteEndArray();
        }

        /// <summary>A property whose value is a list.</summary>
        public void Items<T>(string name, IEnumerable<T> items, Action<T> write)
        {
            to.WritePropertyName(name);
            to.Items(items, write);
        }

        /// <summary>An object of what is written in it.</summary>
        public void Object(Action write)
        {
            to.WriteStartObject();
            write();
            to.WriteEndObject();
        }
    }

    private static bool IsUnicode(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
