import { unexpectedAnswer } from '#protocol/answers.ts'

/** A JSON object whose fields are still to be checked. */
export type JsonObject = { readonly [field: string]: unknown }

/** The field at which JSON is not what was expected; gets the path before it on its way up. */
class Fault extends Error {
  readonly path: string

  constructor(path: string) {
    super(path)
    this.path = path
  }
}

const behind = (step: string | number, error: unknown) =>
  error instanceof Fault ? new Fault(`${step}.${error.path}`) : error

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: unknown): value is unknown[] => Array.isArray(value)

/** Reads an answer to `endpoint` by hand. Throws UNEXPECTED_ANSWER, naming the field at fault. */
export function readByHand<Result>(
  body: unknown,
  endpoint: string,
  read: (answer: JsonObject) => Result,
): Result {
  if (!isObject(body)) throw unexpectedAnswer(endpoint, '')
  try {
    return read(body)
  } catch (error) {
    throw error instanceof Fault ? unexpectedAnswer(endpoint, error.path) : error
  }
}

/** Throws the fault that the readers here throw, for what only the caller can judge. */
export function refuse(field: string): never {
  throw new Fault(field)
}

export function readText(object: JsonObject, field: string, fallback?: string): string {
  const value = object[field] ?? fallback
  if (typeof value !== 'string' || object[field] === null) throw new Fault(field)
  return value
}

const DIGITS = /^-?\d+$/

/** A whole number that may be sent as text; one beyond 2^53 is rounded. */
export function readInt64(object: JsonObject, field: string, fallback?: number): number {
  const value = object[field]
  if (typeof value === 'number') return value
  if (typeof value === 'string' && DIGITS.test(value)) return Number(value)
  if (value !== undefined || fallback === undefined) throw new Fault(field)
  return fallback
}

export function readList(object: JsonObject, field: string): unknown[] {
  const list = object[field]
  if (!isList(list)) throw new Fault(field)
  return list
}

/** Reads the object in a field, which may be left out. */
export function within(object: JsonObject, field: string, read: (inner: JsonObject) => void) {
  const inner = object[field]
  if (inner === undefined) return
  if (!isObject(inner)) throw new Fault(field)
  try {
    read(inner)
  } catch (error) {
    throw behind(field, error)
  }
}

/** Reads each object of the list in a field, which is left out when it is empty. */
export function each(
  object: JsonObject,
  field: string,
  read: (item: JsonObject, index: number) => void,
) {
  if (object[field] === undefined) return
  const list = readList(object, field)
  let index = 0
  try {
    for (; index < list.length; index++) {
      const item = list[index]
      if (!isObject(item)) throw unnamed
      read(item, index)
    }
  } catch (error) {
    throw error === unnamed ? new Fault(`${field}.${index}`) : behind(`${field}.${index}`, error)
  }
}

/** The item itself is at fault, not a field of it. */
const unnamed = new Fault('')
