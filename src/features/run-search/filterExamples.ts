import { quoteText } from './quoteText.ts'
import type { SearchName, Vocabulary } from './vocabulary.ts'

/** Filters that find something, made of the first names of the loaded runs; one for each kind of name. */
export function filterExamples({ names, valuesOf }: Vocabulary): string[] {
  const exampleOf = (source: SearchName['field']['source'], write: Write) =>
    names
      .filter((name) => name.field.source === source && isShown(name))
      .slice(0, NAMES_TRIED)
      .map(({ id, field }) => {
        const seen = valuesOf(field).find(({ value }) => value !== '' && value.length <= 24)
        return seen ? write(id, seen.value) : null
      })
      .find((example) => example !== null)
  return [
    exampleOf('metric', (id, value) => `${id} >= ${value}`),
    exampleOf('param', equals),
    exampleOf('tag', equals),
    'status = failed',
    'duration > 5m',
    'NOT status = finished OR start_time > -7d',
  ].filter((example) => example !== undefined)
}

type Write = (id: string, value: string) => string | null

const NAMES_TRIED = 5

/** MLflow's own tags say nothing to those who learn the language. */
const isShown = ({ id, field }: SearchName) => !field.key.startsWith('mlflow.') && id.length <= 48

function equals(id: string, value: string) {
  const quoted = quoteText(value)
  return quoted === null ? null : `${id} = ${quoted}`
}
