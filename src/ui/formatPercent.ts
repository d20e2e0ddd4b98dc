/** A share of 1 in percent, e.g. `30.0 %`; with a space that does not break. */
export const formatPercent = (share: number, decimals = 1): string =>
  `${(share * 100).toFixed(decimals)}\u00a0%`
