import * as z from 'zod/mini'
import { keyProblem } from './keyRules.ts'

/** An int64 as requests and rows carry it: a bigint only where a double could not hold it exactly. */
export type Int64 = number | bigint

/** Why a value is refused, as the end of the sentence "Invalid value for field 'x': …". */
class Problem {
  readonly reason: string

  constructor(reason: string) {
    this.reason = reason
  }
}

/** The reason that stands for "not there at all"; the message of it has a wording of its own. */
export const MISSING = 'missing'

/** One field of a request: reads a JSON value, or a query string's text, into what the server works with. */
const field = <Value>(read: (value: unknown) => Value | Problem) =>
  z.pipe(
    // A field that is not there is for `read` to judge.
    z.optional(z.unknown()),
    z.transform((value, context) => {
      const result = read(value)
      if (!(result instanceof Problem)) return result
      context.issues.push({ code: 'custom', message: result.reason, input: value })
      return z.NEVER
    }),
  )

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

const isAbsent = (value: unknown) => value === undefined || value === null

/** MLflow counts the empty string as missing, too. */
const required =
  <Value>(read: (value: unknown) => Value | Problem) =>
  (value: unknown) =>
    isAbsent(value) || value === '' ? new Problem(MISSING) : read(value)

const optional =
  <Value>(read: (value: unknown) => Value | Problem) =>
  (value: unknown) =>
    isAbsent(value) ? undefined : read(value)

const orElse =
  <Value>(fallback: Value, read: (value: unknown) => Value | Problem) =>
  (value: unknown) =>
    isAbsent(value) ? fallback : read(value)

const readText = (maxLength: number) => (value: unknown) => {
  if (typeof value !== 'string') return new Problem(`expected a string, got ${kindOf(value)}`)
  if (value.length > maxLength) {
    return new Problem(`${value.length} characters are more than the ${maxLength} allowed`)
  }
  // Neither would come back from the store as it was sent.
  if (/[\0\p{Surrogate}]/u.test(value)) {
    return new Problem('a NUL or half of a surrogate pair is no text')
  }
  return value
}

/** Older clients send experiment ids as numbers. */
const readId = (value: unknown) =>
  Number.isSafeInteger(value) ? String(value) : readText(500)(value)

const readKey = (maxLength: number) => (value: unknown) => {
  const key = readText(maxLength)(value)
  if (key instanceof Problem) return key
  const problem = keyProblem(key)
  return problem === null ? key : new Problem(problem)
}

export const INT64_MIN = -(2n ** 63n)
export const INT64_MAX = 2n ** 63n - 1n

/** Whole numbers, also as digits in a string; the ends of `from` and `to` are allowed. */
const readInt64 = (from: Int64, to: Int64) => (value: unknown) => {
  const int = toInt64(value)
  if (int === undefined) return new Problem(`expected an integer, got ${quote(value)}`)
  if (int < INT64_MIN || int > INT64_MAX) return new Problem(`${int} does not fit 64 bits`)
  if (int < from || int > to) return new Problem(`${int} is not between ${from} and ${to}`)
  return int
}

function toInt64(value: unknown): Int64 | undefined {
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return undefined
    return Number.isSafeInteger(value) ? value : BigInt(value)
  }
  if (typeof value !== 'string' || !/^-?\d{1,30}$/.test(value)) return undefined
  return Number.isSafeInteger(Number(value)) ? Number(value) : BigInt(value)
}

const quote = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number'
    ? JSON.stringify(typeof value === 'string' ? value.slice(0, 40) : value)
    : kindOf(value)

const namedNumbers = new Map([
  ['nan', Number.NaN],
  ['inf', Infinity],
  ['infinity', Infinity],
  ['-inf', -Infinity],
  ['-infinity', -Infinity],
])

function readDouble(value: unknown): number | Problem {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return new Problem(`expected a number, got ${kindOf(value)}`)
  const number = namedNumbers.get(value.toLowerCase()) ?? Number(value.trim() || 'x')
  if (Number.isNaN(number) && value.toLowerCase() !== 'nan') {
    return new Problem(`expected a number, got ${quote(value)}`)
  }
  return number
}

function readFlag(value: unknown): boolean | Problem {
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  return new Problem(`expected true or false, got ${quote(value)}`)
}

/** An enum travels by name or by its number, `names[0]` being number 1. */
const readName =
  <Name extends string>(names: readonly Name[]) =>
  (value: unknown) => {
    const found = names.find((name, i) => name === value || i + 1 === value || `${i + 1}` === value)
    return found ?? new Problem(`expected one of ${names.join(', ')}, got ${quote(value)}`)
  }

const NO_LIMIT = Infinity

export const requiredText = (maxLength = NO_LIMIT) => field(required(readText(maxLength)))
export const optionalText = (maxLength = NO_LIMIT) => field(optional(readText(maxLength)))
/** Text that is empty when left out, as a tag's value is. */
export const textOrEmpty = (maxLength = NO_LIMIT) => field(orElse('', readText(maxLength)))
export const requiredId = field(required(readId))
/** A key of a metric, param or tag, held to `keyRules`. */
export const requiredKey = (maxLength = 250) => field(required(readKey(maxLength)))
export const requiredInt64 = (from: Int64 = INT64_MIN, to: Int64 = INT64_MAX) =>
  field(required(readInt64(from, to)))
export const optionalInt64 = (from: Int64 = INT64_MIN, to: Int64 = INT64_MAX) =>
  field(optional(readInt64(from, to)))
export const int64Or = (fallback: Int64) =>
  field(orElse<Int64>(fallback, readInt64(INT64_MIN, INT64_MAX)))
/** A count that is surely small: a page size or an offset. */
export const countOr = (fallback: number, to: number) =>
  field(orElse<number>(fallback, readCount(1, to)))
export const requiredCount = (to: number) => field(required(readCount(1, to)))
export const optionalCount = (to: number) => field(optional(readCount(1, to)))
export const requiredDouble = field(required(readDouble))
export const flagOr = (fallback: boolean) => field(orElse(fallback, readFlag))
export const requiredName = <Name extends string>(names: readonly Name[]) =>
  field(required(readName(names)))
export const optionalName = <Name extends string>(names: readonly Name[]) =>
  field(optional(readName(names)))
export const nameOr = <Name extends string>(fallback: Name, names: readonly Name[]) =>
  field(orElse<Name>(fallback, readName(names)))

function readCount(from: number, to: number) {
  const read = readInt64(from, to)
  return (value: unknown) => {
    const int = read(value)
    return int instanceof Problem ? int : Number(int)
  }
}

/** A repeated field; in a query string a single occurrence arrives as a lone text. */
export const repeated = <Item extends z.ZodMiniType>(item: Item, maxLength = NO_LIMIT) =>
  z.pipe(
    field((value) => {
      if (isAbsent(value)) return []
      const items: unknown = typeof value === 'string' ? [value] : value
      return Array.isArray(items) ? items : new Problem(`expected a list, got ${kindOf(value)}`)
    }),
    z.array(item).check(
      z.refine((items) => items.length <= maxLength, {
        error: `more than the ${maxLength} entries allowed`,
      }),
    ),
  )

/** The tags that something is created with: MLflow checks neither the characters of a key nor the length of a value. */
export const initialTags = repeated(z.object({ key: requiredText(), value: textOrEmpty() }))

/** Tags and params as requests carry them; an omitted value is the empty text. */
export const keyValues = (maxValueLength: number, maxEntries = NO_LIMIT, maxKeyLength = 250) =>
  repeated(
    z.object({ key: requiredKey(maxKeyLength), value: textOrEmpty(maxValueLength) }),
    maxEntries,
  )
