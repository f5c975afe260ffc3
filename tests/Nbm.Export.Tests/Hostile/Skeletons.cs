using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Nbm.Export.Tests.Hostile;

/// <summary>What is left of an export without its texts: if a text is no more than one, another text leaves the same.</summary>
internal static class Skeletons
{
    private static readonly MetadataReference[] s_framework =
        [.. Directory.EnumerateFiles(
            typeof(Skeletons).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(data => data.Key == "ReferencePack").Value!, "*.dll")
            .Order(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The tokens of a C# file; literals of texts, and the lengths that are told from them, are alike.</summary>
    public static string[] CSharp(string source) =>
    [
        .. Tree(source).GetRoot().DescendantTokens(descendIntoTrivia: false)
            .Select(token => token.IsKind(SyntaxKind.StringLiteralToken) ? "text" : token.IsKind(SyntaxKind.NumericLiteralToken) ? "number"
                : token.Text)
            .Where((token, i) => token != "+" || i == 0),
    ];

    /// <summary>What is wrong with a C# file: errors and warnings, identifiers and directives of payloads.</summary>
    public static string[] Wrongs(string source, bool compiles)
    {
        SyntaxTree tree = Tree(source);
        IEnumerable<string> found = tree.GetDiagnostics().Select(d => d.ToString())
            .Concat(tree.GetRoot().DescendantTokens(descendIntoTrivia: true)
                .Where(token => token.IsKind(SyntaxKind.IdentifierToken)
                    && token.ValueText.Contains(Payloads.Called, StringComparison.Ordinal)).Select(token => $"identifier {token}"))
            .Concat(tree.GetRoot().DescendantTrivia(descendIntoTrivia: true)
                .Where(trivia => trivia.IsDirective && !trivia.IsKind(SyntaxKind.NullableDirectiveTrivia))
                .Select(trivia => $"directive {trivia}"));
        if (compiles)
        {
            using var assembly = new MemoryStream();
            var compilation = CSharpCompilation.Create("Exported", [tree], s_framework,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithWarningLevel(9999));
            found = found.Concat(
                compilation.Emit(assembly).Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()));
        }

        return [.. found.Distinct()];
    }

    /// <summary>A statement with every quoted text and name alike.</summary>
    public static string Sql(string sql, SqlDialect dialect)
    {
        string texts = dialect == SqlDialect.Spark ? @"'(\\.|[^'\\])*'" : "(?<= )E'([^'\\\\]|''|\\\\.)*'|'([^']|'')*'";
        string names = dialect switch { SqlDialect.TSql => @"\[([^\]]|\]\])*\]", SqlDialect.Spark => "`([^`]|``)*`",
            _ => "\"([^\"]|\"\")*\"" };
        return Regex.Replace(Regex.Replace(sql, $"{texts}|{names}", "q", RegexOptions.Singleline), " +", " ");
    }

    /// <summary>The elements of a page with their attributes' names; whatever isn't an element is a text.</summary>
    public static string[] Html(string page) =>
        [.. Regex.Matches(page, "<[^>]*>").Select(tag => Regex.Replace(tag.Value, "=\"[^\"]*\"", "="))];

    private static SyntaxTree Tree(string source) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.Diagnose));
}
