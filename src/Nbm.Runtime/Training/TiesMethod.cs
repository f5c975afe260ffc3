namespace Nbm;

/// <summary>How Cox's partial likelihood takes events of one time, of which it isn't known which came first.</summary>
public enum TiesMethod
{
    /// <summary>
    /// As if they had come one after another, in an order that isn't known: each of the tied rows has left the risk set in part when the
    /// next one's event comes (Efron 1977). Close to the exact average over all orders, however many rows are tied. Tied events of unlike
    /// weights count the mean of their weights, so a row of weight 2 is not the row twice.
    /// </summary>
    Efron,

    /// <summary>
    /// As if each had been alone, the other tied rows still at risk (Breslow 1974). Effects are too small where many events are tied; a row
    /// of weight 2 is the row twice.
    /// </summary>
    Breslow,
}
