using System.Text;
using System.Text.Json;
using Nbm.AspNetCore.Tests.Support;

namespace Nbm.AspNetCore.Tests;

/// <summary>What is wrong with a request is answered with the field, what was found and what was expected.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData("\"seniority\":14", "\"seniority\":14.5", "Seniority",
        "The number 14.5 was found; expected: a whole number from -2147483648 to 2147483647, in years.")]
    [InlineData("\"seniority\":14", "\"seniority\":\"14\"", "Seniority",
        "The text '14' was found; expected: a whole number from -2147483648 to 2147483647, in years.")]
    [InlineData("\"seniority\":14", "\"seniority\":null", "Seniority",
        "It is null; expected: a whole number from -2147483648 to 2147483647, in years. "
        + "Only what the record declares nullable may be missing.")]
    [InlineData("1200", "1e999", "Income", "The number 1e999 was found; expected: a finite number, in $/month.")]
    [InlineData("1200", "\"NaN\"", "Income", "The text 'NaN' was found; expected: a finite number, in $/month.")]
    [InlineData("1200", "[1,[2]]", "Income", "A list was found; expected: a finite number, in $/month.")]
    [InlineData("\"Owner\"", "true", "Home", "true was found; expected: a text, one of Rent, own home.")]
    [InlineData("\"smith\"", "{}", "Job", "An object was found; expected: a text.")]
    [InlineData("false", "\"no\"", "Records", "The text 'no' was found; expected: true or false.")]
    [InlineData("2025-06-04", "4.6.2025", "Asked",
        "The text '4.6.2025' was found; expected: a text, a date such as 2026-11-22.")]
    [InlineData("\"records\":false", "\"record\":false", "Records",
        "It is missing; expected: true or false. Properties that the model doesn't read: record.")]
    [InlineData("\"records\":false", "\"records\":false,\"Records\":true", "Records",
        "It stands there twice, perhaps by the name of its column; expected: one value.")]
    public async Task A_wrong_value_is_told_by_its_field(string right, string wrong, string field, string message)
    {
        await using Service service = await Service.StartAsync();

        JsonElement problem = await service.ProblemAsync(Loans.Json.Replace(right, wrong, StringComparison.Ordinal));

        problem.GetProperty("title").GetString().ShouldBe("The request holds no rows of Loan.");
        JsonProperty error = problem.GetProperty("errors").EnumerateObject().ShouldHaveSingleItem();
        error.Name.ShouldBe(field);
        error.Value[0].GetString().ShouldBe(message);
    }

    [Theory]
    [InlineData("[{0}]x")]
    [InlineData("[{0}][{0}]")]
    [InlineData("{0}{0}")]
    public async Task What_follows_the_rows_is_refused_and_not_lost(string form)
    {
        await using Service service = await Service.StartAsync();

        JsonElement problem = await service.ProblemAsync(form.Replace("{0}", Loans.Json, StringComparison.Ordinal));

        problem.GetProperty("title").GetString().ShouldNotBeNull().ShouldContain("no JSON");
    }

    [Fact]
    public async Task Of_a_list_the_row_is_named_too()
    {
        await using Service service = await Service.StartAsync();

        JsonElement problem = await service.ProblemAsync(
            $"[{Loans.Json},{Loans.Json.Replace("800", "\"much\"", StringComparison.Ordinal)},7]");

        problem.GetProperty("errors").EnumerateObject().Select(own => own.Name).ShouldBe(["[1].Amount", "[2]"]);
    }

    [Theory]
    [InlineData("{\"seniority\":NaN}")]
    [InlineData("{\"seniority\":1")]
    [InlineData("{} {}")]
    [InlineData("")]
    public async Task What_is_no_json_is_told_with_its_place(string body)
    {
        await using Service service = await Service.StartAsync();

        JsonElement problem = await service.ProblemAsync(body);

        problem.GetProperty("title").GetString().ShouldBe("The request is no JSON.");
        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("BytePositionInLine");
    }

    [Fact]
    public async Task Another_kind_of_content_is_refused()
    {
        await using Service service = await Service.StartAsync();
        using var form = new StringContent("a=b", Encoding.UTF8, "application/x-www-form-urlencoded");

        using HttpResponseMessage response = await service.Client.PostAsync("/loan/predict", form);

        ((int)response.StatusCode).ShouldBe(415);
    }

    [Fact]
    public async Task A_request_has_a_limit_of_rows()
    {
        await using Service service = await Service.StartAsync(options => options.MaxRows = 2);

        JsonElement problem = await service.ProblemAsync($"[{Loans.Json},{Loans.Json},{Loans.Json}]");

        problem.GetProperty("errors").EnumerateObject().Single().Value[0].GetString().ShouldNotBeNull().ShouldContain("at most as many");
    }

    [Fact]
    public async Task Random_bytes_and_damaged_rows_never_end_in_an_error_of_the_server()
    {
        await using Service service = await Service.StartAsync();
        var random = new Random(5);
        byte[] row = Encoding.UTF8.GetBytes(Loans.Json);
        for (int i = 0; i < 800; i++)
        {
            byte[] damaged = [.. row];
            for (int k = 0; k <= random.Next(4); k++)
            {
                damaged[random.Next(damaged.Length)] = i % 2 == 0 ? (byte)random.Next(256) : (byte)"{}[]\",:0-\\ue"[random.Next(12)];
            }

            using var content = new ByteArrayContent(damaged) { Headers = { ContentType = new("application/json") } };
            using HttpResponseMessage response = await service.Client.PostAsync(i % 3 == 0 ? "/loan/explain" : "/loan/predict", content);
            ((int)response.StatusCode).ShouldBeOneOf(200, 400);
        }
    }
}
