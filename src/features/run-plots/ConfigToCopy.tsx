import { useState } from 'react'
import { CopyButton } from '#ui/CopyButton.tsx'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { SegmentedChoice } from '#ui/SegmentedChoice.tsx'
import classes from './BestConfiguration.module.css'
import { type ConfigEntry, configAsFlags, configAsJson, configAsYaml } from './configText.ts'

const FORMS = [
  { value: 'json', label: 'JSON' },
  { value: 'yaml', label: 'YAML' },
  { value: 'flags', label: 'Flags' },
] as const
type Form = (typeof FORMS)[number]['value']

const WRITERS: Record<Form, (entries: readonly ConfigEntry[]) => string> = {
  json: configAsJson,
  yaml: configAsYaml,
  flags: configAsFlags,
}

/** All params of a run, written as a config. */
export function ConfigToCopy({ name, config }: { name: string; config: readonly ConfigEntry[] }) {
  const [form, setForm] = useState<Form>('json')
  const text = WRITERS[form](config)
  return (
    <section className={classes.part} aria-label="Config of the best run">
      <div className={classes.configHead}>
        <h3>
          Config of <bdi>{name}</bdi>
        </h3>
        {config.length > 0 && (
          <>
            <SegmentedChoice
              label="Form of the config"
              options={FORMS}
              value={form}
              onChange={setForm}
            />
            <CopyButton key={form} text={text} what="the config" />
          </>
        )}
      </div>
      {config.length === 0 ? (
        <p className={classes.none}>It has logged no params.</p>
      ) : (
        <ScrollRegion className={classes.code} label="The config">
          <pre>{text}</pre>
        </ScrollRegion>
      )}
    </section>
  )
}
