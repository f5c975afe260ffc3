namespace Nbm.Integration.Tests.Records;

/// <summary>Where a patient lies.</summary>
public enum Clinic
{
    /// <summary>By the sea.</summary>
    Sea,

    /// <summary>On the hill, where all goes four times as fast.</summary>
    Hill,
}

/// <summary>Days until an event, of patients that are seen from their admission on, in clinics of hazards of their own.</summary>
[NbmModel(Task = ModelTask.Cox)]
public sealed partial record Patient(
    [Feature(Unit = "years")] double Age,
    [Target(Unit = "days")] double Days,
    [Event] bool Died,
    [Entry(Name = "admitted on")] double Admitted,
    [Stratum] Clinic Clinic);

/// <summary>The same of wards that are known by number.</summary>
[NbmModel(Task = ModelTask.Cox)]
public sealed partial record WardPatient([Feature] double Age, [Target] double Days, [Event] bool Died, [Stratum] int Ward);
