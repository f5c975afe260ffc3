using Microsoft.Playwright;

namespace Nbm.Report.Tests;

/// <summary>Models, their reports, and a browser that opens them: made once.</summary>
public sealed class Pages : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nbm-report-").FullName;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public TravellerModel Travellers { get; private set; } = null!;

    public ParcelModel Parcels { get; private set; } = null!;

    public LetterModel Letters { get; private set; } = null!;

    /// <summary>Of loans that ended well or badly, with a threshold that isn't a half.</summary>
    public LoanModel Loans { get; private set; } = null!;

    public (Loan[] Train, Loan[] Test) LoanRows { get; } = Loan.Read().Split(testFraction: 0.2, seed: 1);

    public Traveller[] Rows { get; } = Traveller.Rows(150, 8);

    public async Task InitializeAsync()
    {
        var options = new TrainingOptions { Seed = 1, Rounds = 4, PosteriorDraws = 4 };
        Travellers = TravellerModel.Train(Traveller.Rows(800, 1), options);
        Parcels = ParcelModel.Train(Parcel.Rows(400), options);
        Letters = LetterModel.Train(Letter.Rows(600, 3), options with { Epochs = 3, HiddenUnits = [8], Bases = 4 });
        LoanModel loans = LoanModel.Train(LoanRows.Train, options);
        Loans = loans.WithThreshold(DecisionThreshold.ByCost(loans.Rank(LoanRows.Train), 3, 1));
        if (BrowserFactAttribute.Path is { } path)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions { ExecutablePath = path, Args = ["--no-sandbox"] });
        }
    }

    public async Task DisposeAsync()
    {
        await (_browser?.CloseAsync() ?? Task.CompletedTask);
        _playwright?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A file for a report.</summary>
    public string File(string name) => Path.Combine(_folder, name);

    /// <summary>Opens a report, and collects what goes wrong: messages of the console, errors, requests.</summary>
    internal async Task<(IPage Page, List<string> Trouble)> OpenAsync(string file, int width = 1280,
        ColorScheme colours = ColorScheme.Light)
    {
        IPage page = await _browser!.NewPageAsync(
            new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = colours });
        var trouble = new List<string>();
        string address = "file://" + file;
        page.Console += (_, message) => trouble.Add($"console: {message.Text}");
        page.PageError += (_, error) => trouble.Add($"error: {error}");
        page.Request += (_, request) =>
        {
            if (request.Url != address && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                trouble.Add($"request: {request.Url}");
            }
        };
        await page.GotoAsync(address);
        return (page, trouble);
    }
}
