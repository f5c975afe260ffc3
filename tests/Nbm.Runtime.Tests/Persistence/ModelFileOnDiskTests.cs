namespace Nbm.Tests.Persistence;

public sealed class ModelFileOnDiskTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nbm-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_saved_model_is_the_only_file_it_leaves()
    {
        string path = Path.Combine(_folder, "loan.nbm");
        LoanModels.Risk.Save(path);
        LoanModels.Amount.Save(path); // Replaces the other.
        Directory.GetFiles(_folder).ShouldBe([path]);
        AdditiveModel.Load(path, LoanEncoder.Amount.Schema).Schema.ShouldBe(LoanEncoder.Amount.Schema);
        File.ReadAllBytes(path).ShouldBe(ModelFileTests.Bytes(LoanModels.Amount.Additive));
    }

    [Fact]
    public void What_cannot_be_written_leaves_the_old_model_and_nothing_else()
    {
        string folder = Path.Combine(_folder, "model.nbm");
        Directory.CreateDirectory(Path.Combine(folder, "not empty"));
        Should.Throw<Exception>(() => LoanModels.Amount.Save(folder)).ShouldBeAssignableTo<SystemException>();
        Directory.GetFileSystemEntries(_folder).ShouldBe([folder]);
        Should.Throw<DirectoryNotFoundException>(() => LoanModels.Amount.Save(Path.Combine(_folder, "missing", "model.nbm")));
    }

    [Fact]
    public void Errors_name_the_file()
    {
        string path = Path.Combine(_folder, "loan.nbm");
        byte[] bytes = ModelFileTests.Bytes(LoanModels.Amount.Additive);
        File.WriteAllBytes(path, bytes[..100]);
        Should.Throw<NbmFormatException>(() => AdditiveModel.Load(path)).Message.ShouldStartWith($"{path}: The file is cut off: 52 of ");
        File.WriteAllBytes(path, [.. bytes, 0]);
        Should.Throw<NbmFormatException>(() => AdditiveModel.Load(path)).Message.ShouldStartWith($"{path}: Bytes follow behind the model");
        File.WriteAllText(path, "id,pay\n1,2\n");
        Should.Throw<NbmFormatException>(() => AdditiveModel.Load(path)).Message
            .ShouldBe($"{path}: The file is no Nbm model: it doesn't begin with 'Nbm'.");
        File.WriteAllBytes(path, bytes);
        Should.Throw<NbmSchemaException>(() => AdditiveModel.Load(path, LoanEncoder.Risk.Schema)).Message
            .ShouldStartWith($"{path}: This model was trained for another Loan");
        Should.Throw<FileNotFoundException>(() => AdditiveModel.Load(Path.Combine(_folder, "other.nbm")));
    }
}
