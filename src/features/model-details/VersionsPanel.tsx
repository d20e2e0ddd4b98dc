import type { ReactNode } from 'react'
import type { ModelVersion, RegisteredModel } from '#mlflow/registry.ts'
import type { Run } from '#mlflow/runs.ts'
import { VersionComparison } from '#src/registry/VersionComparison.tsx'
import { versionInUse } from '#src/registry/versionInUse.ts'
import { Button } from '#ui/Button.tsx'
import panel from '#ui/Panel.module.css'
import { Panel } from '#ui/Panel.tsx'
import { comparedPair } from './comparedPair.ts'
import { toggleInPair } from './modelSearch.ts'
import { useModelSearch } from './useModelSearch.ts'
import classes from './VersionsPanel.module.css'
import { VersionsTable } from './VersionsTable.tsx'

type Props = {
  model: RegisteredModel
  /** Newest first. */
  versions: readonly ModelVersion[]
  /** Every metric of the newest versions' runs, those that tell the most first. */
  metrics: readonly string[]
  /** Draws the confusion matrices of two runs and their difference. */
  renderMatrices: (a: Run, b: Run) => ReactNode
}

/** The versions of a model, two of which can be compared. */
export function VersionsPanel({ model, versions, metrics, renderMatrices }: Props) {
  const [search, change] = useModelSearch()
  const inUse = versionInUse(versions, model.aliases)
  const chosen = [search.a, search.b].filter((one) => one !== null)
  const pair = comparedPair(versions, [search.a, search.b], inUse?.version ?? null)
  const [newest] = versions
  const offered = newest && inUse && newest !== inUse ? { a: inUse, b: newest } : null
  return (
    <>
      <Panel
        title="Versions"
        count={versions.length}
        actions={
          versions.length > 1 && (
            <span className={classes.choice}>
              <output>{sayChosen(chosen)}</output>
              {chosen.length > 0 ? (
                <Button size="compact" onClick={() => change({ a: null, b: null })}>
                  Clear
                </Button>
              ) : (
                offered && (
                  <Button
                    size="compact"
                    onClick={() => change({ a: offered.a.version, b: offered.b.version })}
                  >
                    Compare {offered.b.version} with {offered.a.version}, in use
                  </Button>
                )
              )}
            </span>
          )
        }
      >
        {versions.length === 0 ? (
          <p className={panel.none}>
            None yet. A model that a run has logged is registered on the page of the run, or with
            mlflow.register_model.
          </p>
        ) : (
          <VersionsTable
            versions={versions}
            aliases={model.aliases}
            metrics={metrics}
            chosen={chosen}
            onToggle={(version) => change(toggleInPair(search, version))}
          />
        )}
      </Panel>
      {pair && (
        <Panel title={`Version ${pair.b.version} compared with version ${pair.a.version}`}>
          <div className={classes.comparison}>
            <VersionComparison
              a={pair.a}
              b={pair.b}
              withChecks={false}
              renderMatrices={renderMatrices}
            />
          </div>
        </Panel>
      )}
    </>
  )
}

function sayChosen([one, other]: readonly string[]): string {
  if (one === undefined) return 'Choose two to compare them.'
  return other === undefined ? `Version ${one} chosen; choose one more.` : ''
}
