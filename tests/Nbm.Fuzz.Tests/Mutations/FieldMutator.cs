using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Harness;

namespace Nbm.Fuzz.Tests.Mutations;

/// <summary>Changes fields of a model file by what they are.</summary>
internal static class FieldMutator
{
    /// <summary>Some changes, most often few.</summary>
    public static void Mutate(Field payload, FuzzRandom random)
    {
        Field[] all = [.. payload.All().Where(field => field.Kind != FieldKind.Record || field != payload)];
        Field[] scalars = [
            .. all.Where(field => field.Kind is not (FieldKind.List or FieldKind.Record or FieldKind.Block or FieldKind.Single))];
        Field[] lists = [.. all.Where(field => field.Kind == FieldKind.List)];
        int changes = 1 + random.Small(8);
        for (int i = 0; i < changes; i++)
        {
            switch (random.Below(4))
            {
                case 0:
                    Change(random.Pick(lists), payload, random);
                    break;
                case 1:
                    Change(random.Pick(all), payload, random); // Mostly values of tables.
                    break;
                default:
                    Change(random.Pick(scalars), payload, random);
                    break;
            }
        }
    }

    private static void Change(Field field, Field payload, FuzzRandom random)
    {
        switch (field.Kind)
        {
            case FieldKind.Byte:
                field.Bits = random.OneIn(3) ? (long)(random.Bits() & 0xFF) : random.OneIn(2) ? field.Bits ^ 1 : random.Below(12);
                break;
            case FieldKind.Int32:
                field.Bits = random.OneIn(2) ? field.Bits + random.Below(5) - 2 : Numbers.Int32(random);
                break;
            case FieldKind.Double:
                field.Bits = BitConverter.DoubleToInt64Bits(Numbers.Double(random));
                break;
            case FieldKind.Single:
                field.Bits = BitConverter.SingleToUInt32Bits(Numbers.Single(random));
                break;
            case FieldKind.Text:
                ChangeText(field, payload, random);
                break;
            case FieldKind.List:
                ChangeList(field, payload, random);
                break;
            case FieldKind.Block when random.OneIn(4):
                field.Count = Numbers.Int32(random);
                break;
            default:
                break;
        }
    }

    private static void ChangeText(Field field, Field payload, FuzzRandom random)
    {
        switch (random.Below(8))
        {
            case 0:
                field.Count = Numbers.Int32(random);
                break;
            case 1:
                field.Text = null;
                break;
            case 2:
                field.Text = random.Pick([.. payload.All().Where(other => other.Kind == FieldKind.Text)]).Text; // Twice the same.
                break;
            case 3 when random.OneIn(8):
                field.Text = random.Pick(HostileTexts.Long);
                break;
            default:
                field.Text = random.OneIn(4) ? field.Text + random.Pick(HostileTexts.All) : random.Pick(HostileTexts.All);
                break;
        }
    }

    private static void ChangeList(Field list, Field payload, FuzzRandom random)
    {
        int count = list.Items.Count;
        switch (random.Below(8))
        {
            case 0:
                list.Count = Numbers.Int32(random);
                break;
            case 1 when count > 0:
                list.Items.RemoveAt(random.Below(count));
                break;
            case 2 when count > 0:
                list.Items.Insert(random.Below(count + 1), random.Pick(list.Items).Copy());
                break;
            case 3 when count > 1:
                int a = random.Below(count), b = random.Below(count);
                (list.Items[a], list.Items[b]) = (list.Items[b], list.Items[a]);
                break;
            case 4 when random.OneIn(4):
                list.Items.Clear();
                break;
            case 5 when count > 0 && random.OneIn(4):
                list.Items.AddRange(Enumerable.Range(0, 1 + random.Small(200)).Select(_ => random.Pick(list.Items).Copy()).ToArray());
                break;
            default:
                if (count > 0)
                {
                    Change(random.Pick(list.Items), payload, random);
                }

                break;
        }
    }
}
