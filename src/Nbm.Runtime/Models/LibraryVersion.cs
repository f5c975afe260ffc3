using System.Reflection;

namespace Nbm.Models;

/// <summary>The version of this library, as packages have it.</summary>
internal static class LibraryVersion
{
    /// <summary>Without the commit that a build may put behind a plus sign.</summary>
    public static string Text { get; } =
        typeof(LibraryVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
