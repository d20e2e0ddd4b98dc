/** What the demo's experiments are called within their folder, in order. */
export const demoExperiments = [
  'autoencoder',
  'ensemble',
  'historical_backtesting',
  'isolation_forest',
  'lstm_detector',
  'statistical_methods',
]
