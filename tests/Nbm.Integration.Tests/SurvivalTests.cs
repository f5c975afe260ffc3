using System.Globalization;
using System.Text;
using Nbm.Integration.Tests.Records;

namespace Nbm.Integration.Tests;

/// <summary>Durations with entries and strata, from a CSV file to a prediction.</summary>
public sealed class SurvivalTests
{
    private static readonly Patient[] s_patients = Patients(900, 1);
    private static readonly PatientModel s_model = PatientModel.Train(s_patients, new TrainingOptions { Threads = 1, PosteriorDraws = 0 });

    [Theory]
    [InlineData(Clinic.Sea, 1)]
    [InlineData(Clinic.Hill, 4)]
    public void A_patient_has_the_hazard_of_the_clinic(Clinic clinic, double hazard)
    {
        double time = 0.5 / hazard, expected = hazard * time * Math.Exp(1);
        s_model.Predict(new Patient(0.5, 0, false, 0, clinic)).CumulativeHazard(time).ShouldBe(expected, 0.25 * expected);
        s_model.StratumBaselines.Keys.ShouldBe(["Hill", "Sea"]);
        s_model.BaselineOf(new Patient(0.5, 0, false, 0, clinic)).ShouldBe(s_model.StratumBaselines[clinic.ToString()]);
    }

    [Fact]
    public void A_file_brings_entries_and_strata()
    {
        var text = new StringBuilder("age,days,died,admitted on,clinic\n");
        foreach (Patient row in s_patients.Take(20))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{row.Age:R},{row.Days:R},{row.Died},{row.Admitted:R},{row.Clinic}");
        }

        PatientCsv.Read(new StringReader(text.ToString())).ShouldBe(s_patients[..20]);
        Should.Throw<NbmCsvException>(() => PatientCsv.Read(new StringReader("age,days,died\n1,2,true\n"))).Message
            .ShouldContain("admitted on");
    }

    [Fact]
    public void Rows_that_are_only_to_be_scored_have_a_stratum_and_no_entry() =>
        PatientCsv.ReadForScoring(new StringReader("Age,Clinic\n0.5,hill\n")).ShouldBe([new Patient(0.5, 0, false, 0, Clinic.Hill)]);

    [Fact]
    public void A_saved_model_predicts_the_same()
    {
        using var stream = new MemoryStream();
        s_model.Save(stream);
        stream.Position = 0;
        PatientModel loaded = PatientModel.Load(stream);
        loaded.Predict(s_patients[0]).Survival(0.2).ShouldBe(s_model.Predict(s_patients[0]).Survival(0.2));
        loaded.Evaluate(s_patients).ShouldBe(s_model.Evaluate(s_patients));
    }

    [Fact]
    public void Numbers_are_strata_by_their_digits()
    {
        WardPatient[] rows = [.. s_patients.Select((row, i) => new WardPatient(row.Age, row.Days, row.Died, (i % 3) - 1))];
        WardPatientModel model = WardPatientModel.Train(rows, new TrainingOptions { Threads = 1, PosteriorDraws = 0 });
        model.StratumBaselines.Keys.ShouldBe(["-1", "0", "1"]);
        model.Predict(rows[0] with { Ward = 2 }).HasBaseline.ShouldBeFalse();
    }

    // Constant hazards e^(2 age), four times those on the hill, of patients that are admitted late if they are still there, and seen for a
    // while.
    private static Patient[] Patients(int count, int seed)
    {
        var random = new Random(seed);
        var rows = new List<Patient>();
        while (rows.Count < count)
        {
            Clinic clinic = (Clinic)random.Next(2);
            double age = random.NextDouble(),
                time = -Math.Log(1 - random.NextDouble()) / Math.Exp(2 * age) / (clinic == Clinic.Hill ? 4 : 1),
                admitted = 0.3 * random.NextDouble();
            if (time > admitted)
            {
                rows.Add(new Patient(age, Math.Min(time, admitted + 1), time <= admitted + 1, admitted, clinic));
            }
        }

        return [.. rows];
    }
}
