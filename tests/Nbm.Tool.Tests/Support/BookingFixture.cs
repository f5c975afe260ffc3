namespace Nbm.Tool.Tests.Support;

/// <summary>Two models of bookings, and a file of rows.</summary>
public sealed class BookingFixture : IDisposable
{
    private readonly TempFolder _folder = new();

    public BookingFixture()
    {
        Csv = _folder.Write("bookings.csv", Bookings.Lines(240));
        Booking[] rows = BookingCsv.Read(Csv);
        Model = BookingModel.Train(rows, TrainingOptions.Fast with { Seed = 1 });
        Path = _folder.File("bookings.nbm");
        OtherPath = _folder.File("later.nbm");
        Model.Save(Path);
        BookingModel.Train(rows[..160], TrainingOptions.Fast with { Seed = 1 }).Save(OtherPath);
    }

    public string Csv { get; }

    public string Path { get; }

    public string OtherPath { get; }

    public BookingModel Model { get; }

    /// <summary>A path beside them.</summary>
    public string File(string name) => _folder.File(name);

    public void Dispose() => _folder.Dispose();
}
