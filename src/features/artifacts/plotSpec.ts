/** The plot that a JSON text describes for some library to draw; null where it is none. */
export function plotSpec(json: string): 'Vega-Lite' | 'Vega' | 'Plotly' | null {
  const spec = parse(json)
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) return null
  const schema: unknown = Reflect.get(spec, '$schema')
  if (typeof schema === 'string') {
    if (/vega\.github\.io\/schema\/vega-lite\//.test(schema)) return 'Vega-Lite'
    if (/vega\.github\.io\/schema\/vega\//.test(schema)) return 'Vega'
  }
  const data: unknown = Reflect.get(spec, 'data')
  const layout: unknown = Reflect.get(spec, 'layout')
  const isPlotly = Array.isArray(data) && typeof layout === 'object' && layout !== null
  return isPlotly ? 'Plotly' : null
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
