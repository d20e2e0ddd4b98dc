import { limitConcurrency } from './limitConcurrency.ts'

/** A list of experiments asks for many figures at once; they must not hold up the page's own runs. */
export const inTheBackground = limitConcurrency(2)
