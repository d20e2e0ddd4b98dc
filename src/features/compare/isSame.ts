/** Whether two values of a comparison are the same: NaN is the same as NaN, and 0 as −0. */
export const isSame = (a: string | number | null, b: string | number | null): boolean =>
  a === b || (Number.isNaN(a) && Number.isNaN(b))
