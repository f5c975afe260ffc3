using Nbm.Models;

namespace Nbm.Reports;

/// <summary>Gathers what activates attributes as pictures: of each the mean of the hundred rows that do most, and the three first of
/// them.</summary>
internal static class AttributeImages
{
    /// <summary>Rows of a mean.</summary>
    public const int Most = 100;

    private const int Shown = 3;

    /// <summary>An SVG document.</summary>
    /// <param name="model">The attributes.</param>
    /// <param name="picture">The vector that is a picture.</param>
    /// <param name="pictures">Of an attribute the pictures of the rows that activate it most, at most a hundred.</param>
    /// <param name="isPart">Whether the plot is part of a page that has the style.</param>
    public static string Draw(FlintModel model, VectorSchema picture, Func<int, double[][]> pictures, bool isPart = false)
    {
        double least = double.PositiveInfinity, greatest = double.NegativeInfinity;
        var all = new List<AttributePictures>();
        foreach (AttributeFunction own in model.Attributes)
        {
            double[][] shown = pictures(own.Index);
            foreach (double value in shown.SelectMany(row => row))
            {
                (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
            }

            double[] mean = [.. Enumerable.Range(0, shown.Length > 0 ? picture.Length : 0).Select(i => shown.Average(row => row[i]))];
            ClassRelevance most = model.Summary.GlobalRelevance.MaxBy(relevance => relevance.Values[own.Index])!;
            string note = $"{most.Class} {ScoreText.WithSign(most.Values[own.Index])}, leads {ScoreText.Plain(own.LeadingShare, 2)}";
            all.Add(new AttributePictures(own.Name, note, shown.Length == 0 ? [] : [mean, .. shown.Take(Shown)]));
        }

        return AttributeGallery.Draw(all, picture.Width, least, greatest, isPart);
    }
}
