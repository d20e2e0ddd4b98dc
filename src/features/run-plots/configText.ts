/** A param as it was logged. */
export type ConfigEntry = readonly [name: string, value: string]

const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i

/** Whether a text is a number as JSON writes it, and a double holds just that number, digit for digit. */
function isExactNumber(text: string): boolean {
  if (!JSON_NUMBER.test(text)) return false
  const value = Number(text)
  return Number.isFinite(value) && digitsOf(text) === digitsOf(String(value))
}

const DECIMAL = /^-?(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i

/** A decimal number's digits without zeros around them, and the place of the first: the same for `1e-3` and `0.0010`. */
function digitsOf(text: string): string {
  const [, whole = '', fraction = '', power = '0'] = DECIMAL.exec(text) ?? []
  const digits = whole + fraction
  const first = digits.search(/[1-9]/)
  if (first === -1) return '0'
  return `${digits.slice(first).replace(/0+$/, '')}@${whole.length - first + Number(power)}`
}

/** Params as a JSON object: numbers as they were logged where they read exactly, all else as texts. */
export function configAsJson(entries: readonly ConfigEntry[]): string {
  const lines = entries.map(
    ([name, value]) =>
      `  ${JSON.stringify(name)}: ${isExactNumber(value) ? value : JSON.stringify(value)}`,
  )
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n}`
}

/** Params as YAML that versions 1.1 and 1.2 read alike: numbers where they read exactly, all else as texts. */
export const configAsYaml = (entries: readonly ConfigEntry[]): string =>
  entries.length === 0
    ? '{}'
    : entries
        .map(
          ([name, value]) =>
            `${yamlText(name)}: ${isExactNumber(value) ? yamlNumber(value) : yamlText(value)}`,
        )
        .join('\n')

/** In YAML 1.1 a number with an exponent needs a point and the exponent's sign. */
function yamlNumber(text: string): string {
  const [, mantissa = text, sign = '', power] = /^([^e]+)e([+-]?)(\d+)$/i.exec(text) ?? []
  if (power === undefined) return text
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}e${sign || '+'}${power}`
}

const PLAIN_YAML = /^[a-z_][\w/-]*$/i
/** Words that YAML 1.1 takes for a truth value or for nothing, and what some readers take for a number. */
const YAML_WORDS = /^(y|yes|n|no|true|false|on|off|null|nan|inf|infinity)$/i
/** What no YAML stream may hold as it is, and line breaks that JSON has none for. */
const YAML_HIDDEN = /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g

function yamlText(text: string): string {
  if (PLAIN_YAML.test(text) && !YAML_WORDS.test(text)) return text
  // A text in JSON's quotes is one in YAML's.
  return JSON.stringify(text).replaceAll(
    YAML_HIDDEN,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/**
 * Params as flags of a command line, to be pasted into a POSIX shell: `--learning_rate 0.001`, each on a line of its
 * own. A value that begins with a hyphen is joined by `=`, so that it is not taken for a flag.
 */
export const configAsFlags = (entries: readonly ConfigEntry[]): string =>
  entries
    .map(([name, value]) =>
      value.startsWith('-')
        ? shellWord(`--${name}=${value}`)
        : `${shellWord(`--${name}`)} ${shellWord(value)}`,
    )
    .join(' \\\n')

/** Without a `~`, which a shell would expand, and without what it splits or runs. */
const PLAIN_WORD = /^[\w@%+=:,./-]+$/

/** A text as one word of a POSIX shell; a NUL, which no argument can hold, is left out. */
function shellWord(text: string): string {
  if (PLAIN_WORD.test(text)) return text
  return `'${text.replaceAll('\0', '').replaceAll("'", String.raw`'\''`)}'`
}
