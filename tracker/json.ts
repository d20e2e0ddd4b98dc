import { invalid } from '#protocol/errors.ts'

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

/** JSON text. Throws INVALID_PARAMETER_VALUE at a NaN or an infinity, which JSON would silently turn into null. */
export function toJsonText(value: Json, path: string, indent?: number): string {
  return JSON.stringify(
    value,
    (key, item: unknown) => {
      if (typeof item === 'number' && !Number.isFinite(item)) {
        throw invalid(`${path}: ${item} at ${JSON.stringify(key)} cannot be written as JSON`)
      }
      return item
    },
    indent,
  )
}
