using Microsoft.CodeAnalysis;

namespace Nbm.Generators.Diagnostics;

/// <summary>NBM0107 to NBM0112: the task, and what stands beside the target.
/// At the identifier of the property, where not said otherwise.</summary>
internal static partial class DiagnosticDescriptors
{
    /// <summary>At the argument of [NbmModel]. {0}: the argument; {1}: the task that has it; {2}: the model's task.</summary>
    public static readonly DiagnosticDescriptor ParameterOfAnotherTask = Error(
        DiagnosticIds.ParameterOfAnotherTask,
        "A task's parameter belongs to it",
        "{0} is a parameter of ModelTask.{1}, but the model's task is {2}; set Task = ModelTask.{1} or leave {0} out",
        "A parameter that its task doesn't read would be dropped silently.");

    /// <summary>At the argument Task of [NbmModel]. {0}: the target.</summary>
    public static readonly DiagnosticDescriptor NoEvent = Error(
        DiagnosticIds.NoEvent,
        "A survival model knows which durations ended in the event",
        "ModelTask.Cox needs to know which durations '{0}' ended in the event; put [Event] on a bool, which is false where a row was only "
            + "watched for so long",
        "Taking a censored duration for an event makes risks too high. Where every duration ended in the event, a property that is always "
            + "true says so.");

    /// <summary>{0}: the property; {1}: what it says, as a clause; {2}: the model's task; {3}: Event, Entry or Stratum.</summary>
    public static readonly DiagnosticDescriptor EventWithoutCox = Error(
        DiagnosticIds.EventWithoutCox,
        "Events, entries and strata stand beside durations",
        "'{0}' {1}, but the model's task is {2}; set Task = ModelTask.Cox or remove [{3}]",
        "Only Cox's proportional hazards reads events, entries and strata; any other task would take a censored duration for a whole one.");

    /// <summary>{0}: the property; {1}: Offset, Exposure, Event, Entry or Stratum; {2}: its type; {3}: what is needed.</summary>
    public static readonly DiagnosticDescriptor UnusableBeside = Error(
        DiagnosticIds.UnusableBeside,
        "What stands beside the target has the right type and is never missing",
        "[{1}] on '{0}' cannot be of type '{2}'; use {3}",
        "An offset, an exposure and an entry are numbers, an event is a bool, a stratum a text, an enum, a bool or a whole number. A row "
            + "without one has no score, or no meaning.");

    /// <summary>At every one. {0}: this property; {1}: the model type; {2}: Offset, Exposure, Event, Entry or Stratum; {3}: all of them,
    /// comma-separated.</summary>
    public static readonly DiagnosticDescriptor SeveralBeside = Error(
        DiagnosticIds.SeveralBeside,
        "A model has at most one offset, exposure, event, entry and stratum",
        "'{0}' is one of several properties of '{1}' with [{2}] ({3}); keep [{2}] on one of them",
        "Add offsets, or multiply exposures, in a computed property if a row has more than one.");

    /// <summary>{0}: the property; {1}: offset or exposure; {2}: the task; {3}: why not, as a clause; {4}: what to do.</summary>
    public static readonly DiagnosticDescriptor OffsetUnfit = Error(
        DiagnosticIds.OffsetUnfit,
        "An offset or exposure fits the task",
        "The {1} '{0}' does not fit a model of task {2}: {3}; {4}",
        "An offset is added to the one score that a row has; an exposure multiplies the mean of a task with a log link.");
}
