/** An address as a `URL`, or null when it is none (`URL.parse` is missing from older Node 20). */
export const parseUrl = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)
