/** How files of one path are compared. */
export type ComparedKind = 'image' | 'table' | 'text' | 'other'

const EXTENSIONS: Record<Exclude<ComparedKind, 'other'>, RegExp> = {
  // Pictures that a browser draws.
  image: /\.(png|jpe?g|gif|webp|svg|bmp|avif)$/i,
  table: /\.(csv|tsv)$/i,
  text: /(\.(json|jsonl|txt|log|md|ya?ml|toml|ini|cfg|conf|py|js|ts|sh|r|sql|html?|xml|tex|rst|patch|diff)|(^|\/)(MLmodel|MLproject|Dockerfile|README|LICENSE))$/i,
}

/** By name alone. */
export function comparedKind(path: string): ComparedKind {
  const kinds = ['image', 'table', 'text'] as const
  return kinds.find((kind) => EXTENSIONS[kind].test(path)) ?? 'other'
}
