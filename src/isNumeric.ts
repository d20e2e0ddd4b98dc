const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** Whether a text, as a param's, reads as a number: `0.1`, `1e-4`, but not `1,5`, `0x10` or `nan`. */
export const isNumeric = (text: string): boolean => NUMBER.test(text)
