/** What a share is like before anything happens to it. All of it is invented. */
export type Ticker = {
  /** In the form that the Jakarta exchange's codes have at data vendors. */
  symbol: string
  sector: 'banks' | 'energy' | 'consumer' | 'technology' | 'industry'
  /** Rupiah on the first day. */
  firstPrice: number
  /** Shares on an ordinary day. */
  dailyVolume: number
  /** How much it moves with the market: 1 is as much. */
  beta: number
  /** Standard deviation of the daily return that is its own. */
  ownVolatility: number
}

/** Symbols of the exchange, each with invented properties: nothing that follows happened to these companies. */
export const TICKERS: readonly Ticker[] = [
  share('GOTO.JK', 'technology', 310, 900e6, 1.35, 0.023),
  share('BUMI.JK', 'energy', 480, 620e6, 1.25, 0.024),
  share('BBCA.JK', 'banks', 8_600, 75e6, 0.85, 0.009),
  share('BBRI.JK', 'banks', 4_900, 160e6, 1.05, 0.012),
  share('BMRI.JK', 'banks', 5_100, 90e6, 1.0, 0.012),
  share('BBNI.JK', 'banks', 4_600, 45e6, 1.1, 0.013),
  share('BRIS.JK', 'banks', 1_700, 38e6, 1.1, 0.019),
  share('TLKM.JK', 'technology', 3_800, 95e6, 0.8, 0.011),
  share('BUKA.JK', 'technology', 640, 210e6, 1.3, 0.024),
  share('EMTK.JK', 'technology', 1_050, 24e6, 1.2, 0.021),
  share('ADRO.JK', 'energy', 2_900, 70e6, 1.0, 0.017),
  share('PTBA.JK', 'energy', 3_600, 28e6, 0.85, 0.015),
  share('MEDC.JK', 'energy', 1_150, 85e6, 1.2, 0.02),
  share('PGAS.JK', 'energy', 1_620, 62e6, 0.95, 0.016),
  share('ITMG.JK', 'energy', 29_000, 4e6, 0.9, 0.016),
  share('ANTM.JK', 'industry', 1_980, 78e6, 1.15, 0.018),
  share('INCO.JK', 'industry', 6_400, 14e6, 1.05, 0.017),
  share('MDKA.JK', 'industry', 3_300, 42e6, 1.2, 0.02),
  share('ASII.JK', 'industry', 5_700, 44e6, 0.95, 0.012),
  share('SMGR.JK', 'industry', 6_600, 9e6, 0.9, 0.014),
  share('UNVR.JK', 'consumer', 4_300, 20e6, 0.55, 0.013),
  share('ICBP.JK', 'consumer', 10_300, 7e6, 0.5, 0.011),
  share('INDF.JK', 'consumer', 6_700, 11e6, 0.6, 0.011),
  share('KLBF.JK', 'consumer', 2_050, 48e6, 0.6, 0.013),
]

function share(
  symbol: string,
  sector: Ticker['sector'],
  firstPrice: number,
  dailyVolume: number,
  beta: number,
  ownVolatility: number,
): Ticker {
  return { symbol, sector, firstPrice, dailyVolume, beta, ownVolatility }
}
