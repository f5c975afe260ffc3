using System.Globalization;
using System.Text;

namespace Nbm.Reports;

/// <summary>The part of a page that its script fills: a row of the test data, how its prediction comes about, why, what would change it,
/// and
/// a control for each feature.</summary>
internal static class ReportLocal
{
    public static void Write(StringBuilder page, ReportSelection selection, ReportDecision decision, string up, string down)
    {
        ReportPage.Section(page, "what-if", "One row: why, and what if",
            "Choose a row to see how its prediction comes about; move a slider to see what would change. The page scores with the model's "
                + "own tables.");
        if (selection.Rows.Length == 0)
        {
            page.Append("<p>No rows are in this page.</p>\n");
            return;
        }

        string narrow = decision.IsThere ? "<option value=\"near\">decided most narrowly first</option>" : string.Empty;
        string denied = decision.Favourable >= 0 ? "<option value=\"denied\">denied ones only</option>" : string.Empty;
        page.Append(CultureInfo.InvariantCulture, $"""
            <noscript><p>Rows are shown by a script, which is switched off here.</p></noscript>
            <div class="controls"><label for="row">Row</label><select id="row"></select>
            <button type="button" id="previous">Previous</button><button type="button" id="next">Next</button>
            <label for="order">Order</label><select id="order"><option value="own">as they are</option>
            <option value="error">predicted worst first</option>{narrow}{denied}</select>
            <label for="find">Find</label><input id="find" type="search" size="12" placeholder="row or id" autocomplete="off">
            <span id="found" class="soft" role="status"></span></div>
            <div class="local">
            <div class="card">
            <p class="tight">
            <span class="soft" id="what"></span> <span class="answer" id="prediction" aria-live="polite"></span>
            <b id="label"></b> <span class="soft" id="actual"></span></p>
            <p class="soft tight legend">
            <span class="swatch up"></span>{ReportPage.Html(up)} <span class="swatch down"></span>{ReportPage.Html(down)}</p>
            <div id="waterfall" role="list" aria-label="From the intercept to the score"></div>
            <p class="soft tight" id="axis"></p>
            </div>
            <div>
            <div class="card" id="story-card"><header><h3>Why</h3>
            <span class="soft" id="as-it-was" hidden>of the row as it was</span></header><p id="story" class="tight"></p>
            <p class="soft tight" id="reasons-lead" hidden>Reasons, by what each lacks to the best value:</p><ul id="reasons"></ul></div>
            <div class="card" id="change" hidden><header><h3 id="change-heading">What would change it</h3></header><div id="alone-box">
            <p class="soft tight">One of these alone is enough:</p><ul id="alone"></ul></div>
            <p class="soft tight" id="together-lead">The least change:</p><p id="together" class="tight"></p></div>
            <div class="card" id="knob-card"><header><h3>What if</h3><button type="button" id="reset">Reset</button></header>
            <div id="knobs" role="group" aria-label="What if"></div></div>
            </div>
            </div>

            """);
    }
}
