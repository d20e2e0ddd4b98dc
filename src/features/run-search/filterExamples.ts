import { parseIdentifier, TokenReader } from '#protocol/searchFilter.ts'
import { tokenize } from '#protocol/searchTokens.ts'
import { quoteText } from './quoteText.ts'
import type { SearchName, Vocabulary } from './vocabulary.ts'

/** Filters that find something, made of the first names of the loaded runs; one for each kind of name. */
export function filterExamples({ names, valuesOf }: Vocabulary): string[] {
  const firstValue = ({ id }: SearchName) => {
    const identifier = parseIdentifier(new TokenReader(tokenize(id, 'filter'), id))
    return valuesOf(identifier).find(({ value }) => value !== '' && value.length <= 24)?.value
  }
  const exampleOf = (
    kind: SearchName['kind'],
    write: (id: string, value: string) => string | null,
  ) => {
    const name = names.find((name) => name.kind === kind && isShown(name))
    const value = name && firstValue(name)
    return value === undefined ? null : write(name?.id ?? '', value)
  }
  return [
    exampleOf('metric', (id, value) => `${id} >= ${value}`),
    exampleOf('param', equals),
    exampleOf('tag', equals),
    "attributes.status = 'FAILED'",
    "attributes.run_name LIKE '%a%'",
  ].filter((example) => example !== null)
}

/** MLflow's own tags say nothing to those who learn the language. */
const isShown = ({ id }: SearchName) => !id.includes('mlflow.') && id.length <= 48

function equals(id: string, value: string) {
  const quoted = quoteText(value)
  return quoted === null ? null : `${id} = ${quoted}`
}
