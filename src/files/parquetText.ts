import type { SchemaTree } from 'hyparquet'
import { shortestFloat32 } from './shortestFloat32.ts'
import type { ColumnKind } from './table.ts'

/** How the values of a Parquet column are written and sorted. */
export type ParquetWriting = {
  kind: ColumnKind
  /** Null for what is missing. */
  write: (value: unknown) => string | null
  /** What it is sorted by; NaN where it is no number, time or boolean. */
  order: (value: unknown) => number
}

const isMissing = (value: unknown): value is null | undefined =>
  value === null || value === undefined

const toNumber = (value: unknown): number =>
  typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
    ? Number(value)
    : NaN

/** A whole number and how many of its digits are decimals, as in Parquet's DECIMAL: no digit is lost. */
export function decimalText(unscaled: bigint, scale: number): string {
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0')
  const sign = unscaled < 0n ? '-' : ''
  return scale > 0 ? `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}` : sign + digits
}

/** A big-endian number in two's complement. */
function bigEndian(bytes: Uint8Array): bigint {
  let value = 0n
  for (const byte of bytes) value = value * 256n + BigInt(byte)
  return BigInt.asIntN(bytes.length * 8, value)
}

function unscaledOf(value: unknown): bigint | null {
  if (value instanceof Uint8Array) return bigEndian(value)
  return typeof value === 'bigint' || typeof value === 'number' ? BigInt(value) : null
}

const UNITS = { MILLIS: 3, MICROS: 6, NANOS: 9 }

/** A point of time as ISO 8601 has it, with as many decimals as its unit; `digits` is the unit's power of ten below a second. */
export function timestampText(ticks: bigint, digits: number, isUtc: boolean): string {
  const perSecond = 10n ** BigInt(digits)
  const fraction = ((ticks % perSecond) + perSecond) % perSecond
  const seconds = (ticks - fraction) / perSecond
  const date = new Date(Number(seconds) * 1000)
  if (Number.isNaN(date.getTime())) return `${ticks} × 10^-${digits} s`
  const text = date
    .toISOString()
    .replace('T', ' ')
    .replace(/\.000Z$/, '')
  const decimals = fraction > 0n ? `.${String(fraction).padStart(digits, '0')}` : ''
  return text + decimals + (isUtc ? 'Z' : '')
}

function clockText(ticks: bigint, digits: number): string {
  return timestampText(ticks, digits, false).replace(/^.* /, '')
}

const hex = (bytes: Uint8Array): string =>
  `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`

/** A value within a list or a struct, as JSON has it. */
export function nestedText(value: unknown): string {
  if (isMissing(value)) return 'null'
  if (value instanceof Uint8Array) return JSON.stringify(hex(value))
  if (value instanceof Date) return JSON.stringify(value)
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const items: unknown[] = Array.isArray(value) ? value : Object.values(value)
    return `[${items.map(nestedText).join(', ')}]`
  }
  if (typeof value === 'object') {
    const members = Object.entries(value).map(
      ([key, member]) => `${JSON.stringify(key)}: ${nestedText(member)}`,
    )
    return `{${members.join(', ')}}`
  }
  return typeof value === 'bigint' || typeof value === 'number'
    ? String(value)
    : JSON.stringify(value)
}

const whenThere =
  (write: (value: unknown) => string): ParquetWriting['write'] =>
  (value) =>
    isMissing(value) ? null : write(value)

const ticksOf = (value: unknown): bigint =>
  typeof value === 'bigint' || typeof value === 'number' ? BigInt(value) : 0n

const text = (write: (value: unknown) => string): ParquetWriting => ({
  kind: 'text',
  write: whenThere(write),
  order: () => NaN,
})
const time = (digits: number, write: (value: unknown) => string): ParquetWriting => ({
  kind: 'time',
  write: whenThere(write),
  order: (value) => (isMissing(value) ? NaN : Number(ticksOf(value)) / 10 ** (digits - 3)),
})
const number = (write: (value: unknown) => string): ParquetWriting => ({
  kind: 'number',
  write: whenThere(write),
  order: toNumber,
})

/** How the values of a top-level column are written, by what the file's schema says of it. */
export function parquetWriting({ element, children }: SchemaTree): ParquetWriting {
  const { type, converted_type: converted, logical_type: logical, scale = 0 } = element
  if (children.length > 0 || element.repetition_type === 'REPEATED') return text(nestedText)
  if (isDecimal(element)) {
    const write = (value: unknown) => decimalText(unscaledOf(value) ?? 0n, scale)
    return { ...number(write), order: (value) => (isMissing(value) ? NaN : Number(write(value))) }
  }
  if (logical?.type === 'TIMESTAMP' || converted?.startsWith('TIMESTAMP')) {
    const unit = logical?.type === 'TIMESTAMP' ? logical.unit : undefined
    const digits = unit ? UNITS[unit] : converted === 'TIMESTAMP_MICROS' ? 6 : 3
    const isUtc = logical?.type === 'TIMESTAMP' && logical.isAdjustedToUTC
    return time(digits, (value) => timestampText(ticksOf(value), digits, isUtc))
  }
  if (type === 'INT96') return time(9, (value) => timestampText(ticksOf(value), 9, false))
  if (converted === 'DATE' || logical?.type === 'DATE') {
    return {
      kind: 'time',
      write: whenThere((value) => timestampText(ticksOf(value) * 86_400n, 0, false).slice(0, -9)),
      order: (value) => (isMissing(value) ? NaN : toNumber(value) * 86_400_000),
    }
  }
  if (logical?.type === 'TIME' || converted?.startsWith('TIME_')) {
    const unit = logical?.type === 'TIME' ? logical.unit : undefined
    const digits = unit ? UNITS[unit] : converted === 'TIME_MICROS' ? 6 : 3
    return time(digits, (value) => clockText(ticksOf(value), digits))
  }
  switch (type) {
    case 'BOOLEAN':
      return { kind: 'boolean', write: whenThere(String), order: toNumber }
    case 'FLOAT':
      return number((value) => shortestFloat32(toNumber(value)))
    case 'INT32':
    case 'INT64':
    case 'DOUBLE':
      return number(String)
    case 'BYTE_ARRAY':
    case 'FIXED_LEN_BYTE_ARRAY':
    case undefined:
      return logical?.type === 'FLOAT16'
        ? number(String)
        : text((value) =>
            value instanceof Uint8Array
              ? hex(value)
              : typeof value === 'string'
                ? value
                : nestedText(value),
          )
    default:
      return type satisfies never
  }
}

/** Whether values are decimals: those are left unscaled when they are read, since doubles would lose digits. */
export const isDecimal = ({ converted_type, logical_type }: SchemaTree['element']): boolean =>
  converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL'
