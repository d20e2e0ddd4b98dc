/** A text as a string of Python, whose escapes are a superset of JSON's. */
export const pythonString = (text: string): string => JSON.stringify(text)
