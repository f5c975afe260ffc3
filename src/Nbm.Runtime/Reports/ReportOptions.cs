namespace Nbm;

/// <summary>What a report says beside what the model and the rows say themselves.</summary>
public record ReportOptions
{
    /// <summary>The heading; null: the model's name and target.</summary>
    public string? Title { get; init; }

    /// <summary>What the model is for and what it isn't, in a sentence or two.</summary>
    public string? Purpose { get; init; }

    /// <summary>Who answers for the model.</summary>
    public string? Owner { get; init; }

    /// <summary>For what time the model is meant, or of what time its rows are, such as <c>applications from March 2026 on</c>.</summary>
    public string? Period { get; init; }

    /// <summary>What the test rows are, such as <c>applications of 2025</c>.</summary>
    public string? Data { get; init; }

    /// <summary>What readers must know beside that: limits, what was decided and why.</summary>
    public string? Notes { get; init; }

    /// <summary>
    /// Of models of classes the class that people want, by its name in the record or in the data: rows of other labels are called denied,
    /// and the report says what would change that. Null: the positive class of two; of several none, so that nothing is said of it. Pages
    /// of experts and interpreters, which can't say
    /// what would change a row, take it for groups alone.
    /// </summary>
    public string? Favourable { get; init; }

    /// <summary>How many rows the page embeds to be looked at one by one, 0 and more: half of them evenly taken from all, a quarter those
    /// that were predicted worst, a quarter those nearest to the threshold. With 0 no values of any row are in the page of an additive
    /// model.</summary>
    public int Rows { get; init; } = 200;

    /// <summary>A key by which ids are hashed: the page then has the first 12 hexadecimal digits of HMAC-SHA-256 in their place, which who
    /// has the key can compute and others can't. Null: ids stand as they are.</summary>
    public string? IdKey { get; init; }

    /// <summary>Of experts: the category by which rows are shown in segments, by the name of its feature; null for none.</summary>
    public string? Segment { get; init; }

    /// <summary>What the time is. A report of the same time is the same bytes.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>What a report says of rows beside what the model reads of them.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
/// <code>
/// model.WriteReport("report.html", test, new ReportOptions&lt;Applicant&gt;
/// {
///     Purpose = "Decides on consumer loans.", Training = train, Id = row => row.Number, Groups = [new("Age", row => row.Age &lt; 30)],
/// });
/// </code>
public sealed record ReportOptions<TRecord> : ReportOptions
{
    /// <summary>The rows that the model learned from, to hold its metrics on them against those on the test rows; none where they aren't at
    /// hand.</summary>
    public IReadOnlyList<TRecord> Training { get; init; } = [];

    /// <summary>What a row is known by outside; null: by its place among the rows.</summary>
    public Func<TRecord, string>? Id { get; init; }

    /// <summary>By what the report says how a binary model treats groups of rows, whether the model uses it or not.</summary>
    public IReadOnlyList<ReportGroup<TRecord>> Groups { get; init; } = [];
}

/// <summary>Something by which rows are held against one another.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
/// <param name="Name">What it is called, such as <c>Sex</c>.</param>
/// <param name="Of">The group of a row; null is a group too.</param>
public sealed record ReportGroup<TRecord>(string Name, Func<TRecord, object?> Of);
