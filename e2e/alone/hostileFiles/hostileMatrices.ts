import { markup } from './payload.ts'

/** Files that are read as confusion matrices, by what is wrong with them. */
export const hostileMatrices = (canary: string): Record<string, string> => {
  const text = markup(canary)
  return {
    markup: JSON.stringify({
      labels: [text, '__proto__'],
      matrix: [
        [1, 2],
        [3, 4],
      ],
    }),
    names:
      '{"__proto__":{"a":1},"labels":["__proto__","constructor","toString"],"matrix":[[1,0,0],[0,1,0],[0,0,1]]}',
    many: JSON.stringify({
      labels: Array.from({ length: 100_000 }, (_, i) => `c${i}`),
      matrix: [[1]],
    }),
    large: '{"labels":["a","b"],"matrix":[[1e308,1e308],[1e308,1e308]]}',
    odd: '{"labels":["a","b"],"matrix":[["<b>",-1],[null,{"a":1}]]}',
    deep: '['.repeat(1_000_000),
    pairs: JSON.stringify({
      columns: ['y_true', 'y_pred'],
      data: Array.from({ length: 50_000 }, (_, i) => [`t${i}`, `p${i}`]),
    }),
  }
}
