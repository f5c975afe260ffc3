namespace Nbm.Models;

/// <summary>Finds several ways to a goal, each of which leaves be something that every cheaper one changes.</summary>
internal static class RecourseFinder
{
    /// <summary>The ways, the cheapest first.</summary>
    /// <returns>The ways; where there are none, what the search for the first found.</returns>
    public static (Found[] Ways, Found First) Find(RowGoal goal, RecourseOptions options)
    {
        if (goal.IsReached) // By changing nothing.
        {
            var none = new Found([.. goal.Variables.Select(variable => goal.Row.Features[variable.Feature])], 0, 0, IsDone: true);
            return ([none], none);
        }

        var search = new RecourseSearch(new ChangeSpace(goal.Row, goal.Variables, goal.Goal, options.CostPerFeature), options);
        Found first = search.Cheapest(new HashSet<int>());
        var ways = new List<Found>();
        var queue = new PriorityQueue<(HashSet<int> Kept, Found Found), (double Cost, int Order)>();
        var seen = new HashSet<string> { string.Empty };
        int order = 0;
        Push([], first);
        while (ways.Count < options.Count && queue.TryDequeue(out (HashSet<int> Kept, Found Found) next, out _))
        {
            int[] changed = ChangedBy(goal, next.Found.Values!);
            int[]? contained = ways.Select(way => ChangedBy(goal, way.Values!)).FirstOrDefault(own => own.All(changed.Contains));
            if (contained is null)
            {
                ways.Add(next.Found);
            }

            foreach (int left in contained ?? changed)
            {
                HashSet<int> kept = [.. next.Kept, left];
                if (ways.Count < options.Count && seen.Add(string.Join(',', kept.Order())))
                {
                    Push(kept, search.Cheapest(kept));
                }
            }
        }

        return ([.. ways], first);

        void Push(HashSet<int> kept, Found found)
        {
            if (found.Values is not null)
            {
                queue.Enqueue((kept, found), (found.Cost, order++));
            }
        }
    }

    private static int[] ChangedBy(RowGoal goal, double[] values) =>
        [.. Enumerable.Range(0, values.Length).Where(j => values[j] != goal.Row.Features[goal.Variables[j].Feature])];
}
