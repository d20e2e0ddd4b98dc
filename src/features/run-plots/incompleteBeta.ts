/** Of Lanczos' approximation with g = 7, as computed by P. Godfrey. */
const LANCZOS = [
  676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_13, -176.615_029_162_140_59,
  12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_571_6e-6,
  1.505_632_735_149_311_6e-7,
]
const LANCZOS_FIRST = 0.999_999_999_999_809_93
const G = 7

/** The natural logarithm of the gamma function of a number from 0.5 on, to about 15 digits (C. Lanczos, 1964). */
function logGamma(z: number): number {
  const x = z - 1
  const series = LANCZOS.reduce((sum, term, i) => sum + term / (x + i + 1), LANCZOS_FIRST)
  const t = x + G + 0.5
  return Math.log(2 * Math.PI) / 2 + (x + 0.5) * Math.log(t) - t + Math.log(series)
}

const MOST_TERMS = 10_000
const EXACT = 1e-15
/** Instead of a denominator of zero. */
const TINY = 1e-300

/**
 * The regularised incomplete beta function I_x(a, b), for a and b from 0.5 on and x from 0 to 1: the share of a beta
 * distribution below x, from which the tails of Student's t and of F follow. By its continued fraction (DLMF 8.17.22)
 * in the way of Lentz.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast below the mean; above it the other tail is taken.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const logFront =
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)
  return (Math.exp(logFront) / a) * fraction(x, a, b)
}

const safe = (value: number) => (Math.abs(value) < TINY ? TINY : value)

function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / safe(1 + even * d)
    c = safe(1 + even / c)
    result *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / safe(1 + odd * d)
    c = safe(1 + odd / c)
    const factor = d * c
    result *= factor
    if (Math.abs(factor - 1) < EXACT) break
  }
  return result
}
