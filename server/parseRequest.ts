import * as z from 'zod/mini'
import { invalid } from '#protocol/errors.ts'
import { MISSING } from '#protocol/requestFields.ts'

/** Checks a body or a query against its schema; throws INVALID_PARAMETER_VALUE with one sentence about the first fault. */
export function parseRequest<Schema extends z.ZodMiniType>(
  schema: Schema,
  request: unknown,
): z.output<Schema> {
  const result = z.safeParse(schema, request ?? {})
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw invalid(issue === undefined ? 'Invalid request.' : describe(issue))
}

function describe(issue: z.core.$ZodIssue): string {
  const field = z.core.toDotPath(issue.path)
  if (issue.message === MISSING) return `Missing value for required parameter '${field}'.`
  const reason =
    issue.code === 'invalid_type' ? `expected ${withArticle(issue.expected)}` : issue.message
  return field === ''
    ? `Invalid request: ${reason}.`
    : `Invalid value for field '${field}': ${reason}.`
}

const withArticle = (noun: string) => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`)
