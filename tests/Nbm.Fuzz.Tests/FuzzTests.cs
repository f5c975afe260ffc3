using Nbm.Fuzz.Tests.Harness;
using Nbm.Fuzz.Tests.Targets;

namespace Nbm.Fuzz.Tests;

/// <summary>
/// Inputs from outside, as hostile as randomness makes them: what comes of each is a documented exception or something that works. Seconds
/// by default; <c>NBM_FUZZ_INPUTS=1000000</c> or <c>NBM_FUZZ_SECONDS=600</c> for more. Figures go to artifacts/fuzz/figures.txt.
/// </summary>
public sealed class FuzzTests
{
    [Fact]
    public void NbmBytes_end_in_a_documented_exception_or_a_model_that_works() => Campaign.Run(new NbmBytes());

    [Fact]
    public void NbmStructure_ends_in_a_documented_exception_or_a_model_that_works() => Campaign.Run(new NbmStructure());

    [Fact]
    public void FamilyBytes_end_in_a_documented_exception_or_a_model_that_works() => Campaign.Run(new FamilyBytes());

    [Fact]
    public void FamilySections_end_in_a_documented_exception_or_a_model_that_works() => Campaign.Run(new FamilySections());

    [Fact]
    public void FrozenTarget_ends_in_a_documented_exception_or_a_model_to_compile() => Campaign.Run(new FrozenTarget());

    [Fact]
    public void JsonBytes_end_in_a_documented_exception_or_a_model_that_works() => Campaign.Run(new JsonBytes());

    [Fact]
    public void JsonStructure_ends_in_a_documented_exception_or_a_model_that_works() => Campaign.Run(new JsonStructure());

    [Fact]
    public void CsvRecords_end_in_a_documented_exception_or_rows() => Campaign.Run(new CsvRecords());

    [Fact]
    public void CsvModelRows_end_in_a_documented_exception_or_rows() => Campaign.Run(new CsvModelRows());

    [Fact]
    public void EmitCSharp_compiles_whatever_a_models_texts_are_and_none_is_code() => Campaign.Run(new EmitCSharp());

    [Fact]
    public void EmitOthers_hold_whatever_a_models_texts_are() => Campaign.Run(new EmitOthers());

    [Fact]
    public void EmitPages_end_whatever_a_models_numbers_are() => Campaign.Run(new EmitPages());

    [Fact]
    public void ToolTarget_does_what_it_is_asked_to_or_says_why_not() => Campaign.Run(new ToolTarget());

    [Fact]
    public void ScaffoldTarget_compiles_whatever_names_and_cells_are() => Campaign.Run(new ScaffoldTarget());
}
