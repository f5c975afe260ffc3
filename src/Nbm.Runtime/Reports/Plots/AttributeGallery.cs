namespace Nbm.Reports;

/// <summary>An attribute in pictures.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Note">What is said of it.</param>
/// <param name="Pictures">The mean of the rows that activate it most, then some of these rows; none where no row does.</param>
internal sealed record AttributePictures(string Name, string Note, double[][] Pictures);

/// <summary>Draws attributes of pictures: for each the mean of the hundred rows that activate it most, and the three first of
/// them.</summary>
internal static class AttributeGallery
{
    private const int Columns = 5;
    private const double Side = 42;
    private const double CellWidth = (4 * (Side + 3)) + 12;
    private const double CellHeight = Side + 42;
    private const double Top = 26;

    /// <param name="attributes">The attributes.</param>
    /// <param name="width">Numbers of a row of a picture.</param>
    /// <param name="least">The least number of all pictures.</param>
    /// <param name="greatest">The greatest.</param>
    /// <param name="isPart">Whether the plot is part of a page that has the style.</param>
    public static string Draw(IReadOnlyList<AttributePictures> attributes, int width, double least, double greatest, bool isPart = false)
    {
        int lines = (attributes.Count + Columns - 1) / Columns, columns = Math.Min(Columns, attributes.Count);
        var plot = new SvgPlot(
            Math.Max(420, (columns * CellWidth) + 12), Top + (lines * CellHeight) + 6, "What activates attributes",
            "For each attribute the mean of the hundred rows that activate it most, then the three that do most.", isPart);
        plot.Writer.Text("text", "Of each attribute: the mean of the 100 rows that activate it most, then the 3 first of them.", "class",
            "soft", "x", 8, "y", 16);
        for (int j = 0; j < attributes.Count; j++)
        {
            double left = 8 + (j % Columns * CellWidth), top = Top + (j / Columns * CellHeight);
            AttributePictures own = attributes[j];
            plot.Writer.Text("text", own.Name, "x", left, "y", top + 12, "font-weight", "600");
            plot.Writer.Text("text", own.Note, "class", "soft", "x", left, "y", top + 26);
            for (int p = 0; p < own.Pictures.Length; p++)
            {
                double height = Side * (own.Pictures[p].Length / width) / width, x = left + (p * (Side + 3)) + (p > 0 ? 4 : 0);
                plot.Writer.Add(
                    "image", "x", x, "y", top + 31, "width", Side, "height", Math.Min(height, Side), "image-rendering", "pixelated",
                    "href", GreyPicture.DataUri(own.Pictures[p], width, least, greatest));
            }
        }

        return plot.ToString();
    }
}
