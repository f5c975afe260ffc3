using System.Globalization;

namespace Nbm.Training;

/// <summary>Bytes for people, in powers of 1,024: <c>3.4 MiB</c>.</summary>
internal static class ByteText
{
    private static readonly string[] s_units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    public static string Of(double bytes)
    {
        int unit = 0;
        while (bytes >= 1024 && unit < s_units.Length - 1)
        {
            bytes /= 1024;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture,
            $"{(unit == 0 || bytes >= 100 ? Math.Round(bytes) : Math.Round(bytes, 1)):0.#} {s_units[unit]}");
    }
}
