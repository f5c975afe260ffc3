using System;
using System.Collections.Concurrent;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Nbm.Generators.Diagnostics;

/// <summary>
/// Where the page of a rule is for who has the package: it holds <c>docs</c>, and its props say where that is. A
/// file, so that the page is the version's own, there without a network, and at no address that may move.
/// </summary>
internal static class HelpLinks
{
    /// <summary>The property of the build that says where the documentation lies.</summary>
    public const string FolderProperty = "build_property.NbmDocs";

    private static readonly ConcurrentDictionary<(string Folder, string Id), DiagnosticDescriptor> s_linked = new();

    /// <summary>A rule with the link to its page; as it is, with the page's path in
    /// the repository, where the build doesn't say where the pages are.</summary>
    public static DiagnosticDescriptor Linked(this DiagnosticDescriptor rule, AnalyzerOptions options) =>
        Linked(rule, options.AnalyzerConfigOptionsProvider);

    /// <inheritdoc cref="Linked(DiagnosticDescriptor, AnalyzerOptions)"/>
    public static DiagnosticDescriptor Linked(this DiagnosticDescriptor rule, AnalyzerConfigOptionsProvider options) =>
        options.GlobalOptions.TryGetValue(FolderProperty, out string? folder) && !string.IsNullOrWhiteSpace(folder)
            ? s_linked.GetOrAdd((folder!, rule.Id), _ => Link(rule, folder!))
            : rule;

    private static DiagnosticDescriptor Link(DiagnosticDescriptor rule, string folder) =>
        Uri.TryCreate(folder.Trim().TrimEnd('/', '\\') + "/diagnostics/" + rule.Id + ".md", UriKind.Absolute, out Uri page) && page.IsFile
            ? new DiagnosticDescriptor(
                rule.Id, rule.Title, rule.MessageFormat, rule.Category, rule.DefaultSeverity, rule.IsEnabledByDefault, rule.Description,
                page.AbsoluteUri, [.. rule.CustomTags])
            : rule;
}
