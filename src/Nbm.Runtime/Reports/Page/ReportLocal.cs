using System.Text;

namespace Nbm.Reports;

/// <summary>The part of a page that its script fills: a row of the test data,
/// how its prediction comes about, and a control for each feature.</summary>
internal static class ReportLocal
{
    public static void Write(StringBuilder page, ReportRows rows)
    {
        ReportPage.Section(page, "what-if", "Rows and what if",
            "Choose a row to see how its prediction comes about; move a slider to see what would change. The page scores with the model's "
                + "own tables.");
        page.Append("""
            <noscript><p>Rows are shown by a script, which is switched off here.</p></noscript>
            <div class="local">
            <div class="card">
            <div class="controls"><label for="row">Row</label><select id="row"></select><button type="button" id="previous">Previous</button><button type="button" id="next">Next</button><button type="button" id="reset">Reset</button></div>
            <p class="tight"><span class="soft" id="what"></span> <span class="answer" id="prediction" aria-live="polite"></span> <span class="soft" id="actual"></span></p>
            <div id="waterfall" role="list" aria-label="From the intercept to the score"></div>
            </div>
            <div class="card" id="knobs" role="group" aria-label="What if"></div>
            </div>

            """);
    }
}
