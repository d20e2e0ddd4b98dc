import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { registryQueries } from '#mlflow/registry.ts'
import { paths } from '#src/paths.ts'
import { useTakesChanges } from '#src/registry/useTakesChanges.ts'
import { Button } from '#ui/Button.tsx'
import panel from '#ui/Panel.module.css'
import { Panel } from '#ui/Panel.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { AliasDialog } from './AliasDialog.tsx'
import classes from './RegistryPanel.module.css'

type Props = {
  model: string
  /** All aliases of the model. */
  aliases: ReadonlyMap<string, string>
  /** The numbers of the model's versions, newest first. */
  versions: readonly string[]
  /** The one version whose aliases are shown; null for those of all. */
  only: string | null
}

type Question = { removes: string | null }

/** Which versions the aliases of a model name; changes are noted in the history. */
export function AliasesPanel({ model, aliases, versions, only }: Props) {
  const [question, setQuestion] = useState<Question | null>(null)
  const { data: abilities } = useQuery(registryQueries.abilities())
  const takesChanges = useTakesChanges() && abilities?.aliases === true
  const shown = [...aliases].filter(([, version]) => only === null || version === only)
  return (
    <Panel
      title="Aliases"
      count={shown.length}
      actions={
        takesChanges &&
        versions.length > 0 && (
          <Button
            size="compact"
            aria-label="Set an alias…"
            onClick={() => setQuestion({ removes: null })}
          >
            Set…
          </Button>
        )
      }
    >
      {shown.length === 0 ? (
        <p className={panel.none}>
          {abilities?.aliases === false ? 'This backend has no aliases.' : 'None set.'}
        </p>
      ) : (
        <dl className={classes.list}>
          {shown.map(([alias, version]) => (
            <div key={alias} className={classes.line}>
              <dt className="name">@{alias}</dt>
              <dd className={classes.split}>
                <Link to={paths.modelVersion(model, version)}>version {version}</Link>
                {takesChanges && (
                  <TextButton onClick={() => setQuestion({ removes: alias })}>
                    Remove <VisuallyHidden>the alias {alias}</VisuallyHidden>
                  </TextButton>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {question && (
        <AliasDialog
          {...{ model, aliases, removes: question.removes }}
          versions={only === null ? versions : [only]}
          onClose={() => setQuestion(null)}
        />
      )}
    </Panel>
  )
}
