using System.Reflection;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Tests.Incrementality;

/// <summary>What passes between the generator's steps compares by content and holds nothing of the compiler.</summary>
public sealed class SpecShapeTests
{
    public static TheoryData<Type> SpecTypes =>
    [
        .. typeof(ModelSpec).Assembly.GetTypes()
            .Where(static t => t.Namespace == typeof(ModelSpec).Namespace && !t.IsEnum && !(t.IsAbstract && t.IsSealed) && !t.IsNested
                && !t.IsGenericTypeDefinition),
    ];

    [Fact]
    public void There_are_specs_to_look_at() => SpecTypes.Count.ShouldBeGreaterThan(8);

    [Theory]
    [MemberData(nameof(SpecTypes))]
    public void A_spec_is_equatable(Type spec) =>
        spec.GetInterfaces().ShouldContain(typeof(IEquatable<>).MakeGenericType(spec));

    [Theory]
    [MemberData(nameof(SpecTypes))]
    public void A_spec_holds_text_numbers_and_specs_alone(Type spec)
    {
        foreach (FieldInfo field in spec.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            IsPlain(field.FieldType).ShouldBeTrue($"{spec.Name}.{field.Name} is a {field.FieldType}, whose equality isn't by content");
        }
    }

    [Fact]
    public void The_check_refuses_what_it_should()
    {
        IsPlain(typeof(Microsoft.CodeAnalysis.ITypeSymbol)).ShouldBeFalse();
        IsPlain(typeof(System.Collections.Immutable.ImmutableArray<string>)).ShouldBeFalse();
        IsPlain(typeof(string[])).ShouldBeFalse();
        IsPlain(typeof(double)).ShouldBeFalse(); // 0 equals −0, but isn't written alike.
        IsPlain(typeof(EquatableArray<Microsoft.CodeAnalysis.SyntaxToken>)).ShouldBeFalse();
    }

    private static bool IsPlain(Type type)
    {
        if (type.IsGenericType
            && (type.GetGenericTypeDefinition() == typeof(EquatableArray<>) || type.GetGenericTypeDefinition() == typeof(Nullable<>)))
        {
            return IsPlain(type.GetGenericArguments()[0]);
        }

        return type == typeof(string) || type == typeof(bool) || type == typeof(int) || type.IsEnum
            || (type.Namespace == typeof(ModelSpec).Namespace && !type.IsGenericType);
    }
}
