/** An empty list is left out of the JSON, as MLflow does. */
export const listed = <Item>(items: Item[]): Item[] | undefined =>
  items.length === 0 ? undefined : items

/** JSON has no NaN; the store returns no infinities, since it keeps none. */
export const presentMetricValue = ({ value, is_nan }: { value: number; is_nan: number }) =>
  is_nan === 0 ? value : 'NaN'

export const presentKeyValues = (rows: { key: string; value: string | null }[]) =>
  listed(rows.map(({ key, value }) => ({ key, value: value ?? '' })))
