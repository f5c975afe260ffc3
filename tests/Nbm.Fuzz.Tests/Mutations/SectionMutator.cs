using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Harness;
using Nbm.Testing;

namespace Nbm.Fuzz.Tests.Mutations;

/// <summary>Changes the sections of a model file of version 2, whatever its family.</summary>
internal static class SectionMutator
{
    /// <summary>Some changes, most often one.</summary>
    /// <param name="file">What to change.</param>
    /// <param name="other">What sections may be taken from.</param>
    /// <param name="random">Which changes.</param>
    public static byte[] Mutate(byte[] file, byte[] other, FuzzRandom random)
    {
        FileParts parts = FileParts.Of(file), from = FileParts.Of(other);
        int changes = 1 + random.Small(4);
        for (int i = 0; i < changes; i++)
        {
            Change(parts, from, random);
        }

        return parts.ToFile();
    }

    private static void Change(FileParts parts, FileParts from, FuzzRandom random)
    {
        List<FilePart> own = random.OneIn(2) ? parts.Common : parts.Own, others = random.OneIn(2) ? from.Common : from.Own;
        if (own.Count == 0 || others.Count == 0)
        {
            return;
        }

        int at = random.Below(own.Count);
        FilePart part = own[at], other = random.Pick(others);
        switch (random.Below(16))
        {
            case 0:
                own.RemoveAt(at);
                break;
            case 1:
                own.Insert(random.Below(own.Count + 1), part);
                break;
            case 2:
                own[at] = part with { Name = random.OneIn(2) ? other.Name : random.Pick(HostileTexts.All) };
                break;
            case 3:
                own[at] = part with { Required = !part.Required };
                break;
            case 4:
                own[at] = part with { Content = other.Content };
                break;
            case 5:
                own.Insert(random.Below(own.Count + 1), other);
                break;
            case 6:
                parts.Family = random.OneIn(4) ? random.Pick(HostileTexts.All) : from.Family;
                break;
            case 7: // To the other list.
                own.RemoveAt(at);
                (own == parts.Common ? parts.Own : parts.Common).Add(part);
                break;
            case 8:
                int second = random.Below(own.Count);
                (own[at], own[second]) = (own[second], part);
                break;
            case 9:
                own[at] = part with { Content = part.Content[..random.Below(part.Content.Length + 1)] };
                break;
            case 10 or 11 when others.Find(same => same.Name == part.Name) is { } namesake:
                own[at] = namesake;
                break;
            case 12 or 13:
                own[at] = part with { Content = WithNumbers(part.Content, random) };
                break;
            default:
                byte[] source = other.Content.Length == 0 ? part.Content : other.Content;
                own[at] = part.Content.Length == 0 ? part : part with { Content = ByteMutator.Mutate(part.Content, source, random) };
                break;
        }
    }

    // Tensors end a section: some of their numbers become others, all the same, as large as sums of products may just be or not.
    private static byte[] WithNumbers(byte[] content, FuzzRandom random)
    {
        byte[] changed = [.. content];
        byte[] number = random.OneIn(2)
            ? BitConverter.GetBytes(random.OneIn(2) ? Numbers.Double(random) : Sign(random) * Math.Pow(10, random.Below(310)))
            : BitConverter.GetBytes(random.OneIn(2) ? Numbers.Single(random) : Sign(random) * MathF.Pow(10, random.Below(39)));
        int places = content.Length / number.Length, first = places == 0 ? 0 : random.Below(places);
        int count = Math.Min(places - first, 1 + random.Small(64));
        for (int i = 0; i < count; i++)
        {
            number.CopyTo(changed, content.Length - ((first + i + 1) * number.Length));
        }

        return changed;
    }

    private static int Sign(FuzzRandom random) => random.OneIn(2) ? 1 : -1;
}
