namespace Nbm;

public abstract partial class TrainedModel : ILoadableModel<TrainedModel>
{
    TrainedModel ILoadableModel<TrainedModel>.Trained => this;

    static TrainedModel ILoadableModel<TrainedModel>.Load(string path) => Load(path);

    static TrainedModel ILoadableModel<TrainedModel>.Load(Stream stream) => Load(stream);
}
