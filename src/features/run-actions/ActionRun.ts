/** What has to be known of a run to act on it. */
export type ActionRun = {
  id: string
  name: string
  deleted: boolean
  tags: ReadonlyMap<string, string>
}
