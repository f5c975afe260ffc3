using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Nbm.Serving;

namespace Nbm;

/// <summary>Registers models.</summary>
public static class NbmServiceExtensions
{
    /// <summary>
    /// Serves the model of a file, which is loaded before the first request and again whenever the file changes. Registers
    /// <see cref="ModelHost{TModel}"/> (a singleton), <typeparamref name="TModel"/> (scoped: one model for the whole of a request), both by
    /// the model's name as key too, and a health check <c>nbm:name</c>. Of several models of a class the first is the one without a key.
    /// </summary>
    /// <typeparam name="TModel">The class of the model: a generated one, or <see cref="TrainedModel"/> where there is no
    /// record.</typeparam>
    /// <param name="services">Where.</param>
    /// <param name="path">The file that <c>Save</c> wrote.</param>
    /// <param name="configure">Its name, its version, when it is looked at, and what it must hold; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the name is another model's.</exception>
    public static IServiceCollection AddNbmModel<TModel>(
        this IServiceCollection services, string path, Action<NbmModelOptions<TModel>>? configure = null)
        where TModel : class, ILoadableModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var options = new NbmModelOptions<TModel>(path);
        configure?.Invoke(options);
        options.ThrowIfWrong();
        string name = options.Name;
        if (services.Any(service => service.ServiceType == typeof(ModelHost) && name.Equals(service.ServiceKey)))
        {
            throw new ArgumentException(
                $"Two models are called {Cited.Text(name)}; give {path} another {nameof(options.Name)} in its options.", nameof(path));
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.TryAddSingleton<ServingMetrics>();
        services.AddKeyedSingleton(name, (provider, _) => new ModelHost<TModel>(options, provider.GetRequiredService<TimeProvider>()));
        services.AddKeyedSingleton<ModelHost>(name, (provider, key) => provider.GetRequiredKeyedService<ModelHost<TModel>>(key));
        services.AddSingleton<ModelHost>(provider => provider.GetRequiredKeyedService<ModelHost<TModel>>(name));
        services.TryAddSingleton(provider => provider.GetRequiredKeyedService<ModelHost<TModel>>(name));
        services.AddKeyedScoped(name, (provider, key) => provider.GetRequiredKeyedService<ModelHost<TModel>>(key).Current.Model);
        services.TryAddScoped(provider => provider.GetRequiredService<ModelHost<TModel>>().Current.Model);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ModelWatcher>());
        services.TryAddSingleton<ShadowScorer>();
        if (options.Challenger is not null)
        {
            services.TryAddEnumerable(
                ServiceDescriptor.Singleton<IHostedService, ShadowScorer>(provider => provider.GetRequiredService<ShadowScorer>()));
        }

        services.AddHealthChecks().Add(new HealthCheckRegistration(
            $"nbm:{name}", provider => new ModelHealthCheck(provider.GetRequiredKeyedService<ModelHost>(name)), null, ["nbm"]));
        return services;
    }
}
